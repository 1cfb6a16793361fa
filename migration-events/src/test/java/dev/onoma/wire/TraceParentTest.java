package dev.onoma.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onoma.events.RunId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TraceParentTest {

    @Test
    void everybodyFindsTheSameTraceOfARun() {
        TraceParent first = TraceParent.of(new RunId("run-00000001"));
        assertThat(first).isEqualTo(TraceParent.of(new RunId("run-00000001")));
        assertThat(first.traceId())
                .hasSize(32)
                .isNotEqualTo(TraceParent.of(new RunId("run-00000002")).traceId());
        assertThat(TraceParent.read(first.header())).contains(first);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "hello",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7",
                "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
                "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
                "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
            })
    void whatIsNoPlaceInATraceIsPassedOver(String header) {
        assertThat(TraceParent.read(header)).isEmpty();
    }
}
