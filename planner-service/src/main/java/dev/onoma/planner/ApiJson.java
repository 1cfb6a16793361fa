package dev.onoma.planner;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.onoma.wire.Json;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The API's JSON is that of the messages, so that a plan reads the same everywhere. */
final class ApiJson {

    /** Unlike a message, a request is refused when it says something unknown: it is a slip of the pen. */
    @Produces
    @Singleton
    ObjectMapper mapper() {
        return Json.configure(JsonMapper.builder())
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
    }
}
