package dev.onoma.run;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.onoma.events.RollbackScope;
import dev.onoma.events.ValidationStage;
import dev.onoma.plan.Phase;

/**
 * Where a run is in its life. A stage offers the ways out of it and no others, so a way that is not in the picture does not compile.
 * Every change of direction leads to a stage that first waits for its fence: until the target has confirmed the new epoch, nobody
 * knows what of the old one was still done.
 *
 * <p>One file, although a long one: it is one picture, the one in the module's README.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "stage")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Stage.Approved.class, name = "APPROVED"),
    @JsonSubTypes.Type(value = Stage.Baselining.class, name = "BASELINING"),
    @JsonSubTypes.Type(value = Stage.Expanding.class, name = "EXPANDING"),
    @JsonSubTypes.Type(value = Stage.Validating.class, name = "VALIDATING"),
    @JsonSubTypes.Type(value = Stage.Soaking.class, name = "SOAKING"),
    @JsonSubTypes.Type(value = Stage.Contracting.class, name = "CONTRACTING"),
    @JsonSubTypes.Type(value = Stage.Completed.class, name = "COMPLETED"),
    @JsonSubTypes.Type(value = Stage.Paused.class, name = "PAUSED"),
    @JsonSubTypes.Type(value = Stage.RollingBack.class, name = "ROLLING_BACK"),
    @JsonSubTypes.Type(value = Stage.RolledBack.class, name = "ROLLED_BACK"),
    @JsonSubTypes.Type(value = Stage.NeedsOperator.class, name = "NEEDS_OPERATOR"),
})
public sealed interface Stage {

    /** A stage that can be gone back from. */
    sealed interface Reversible extends Stage {
        default RollingBack rollBack(RollbackScope scope) {
            return new RollingBack(scope, Undoing.FENCING);
        }
    }

    /** A stage in which something is being done that can be stopped and gone on with. */
    sealed interface Pausable extends Stage {

        /** What a resumed run goes on with. */
        Phase phase();

        default Paused pause() {
            return new Paused(phase(), false);
        }
    }

    /** A stage that begins with a fence. */
    sealed interface Fenced extends Stage {

        /** Whether the target has confirmed the epoch. */
        boolean fenced();

        /** The target has confirmed the epoch. */
        Fenced onceFenced();

        /** The target has refused the epoch: before the baseline nothing was changed, later it is not known what stands. */
        default Stage refused(boolean baselined) {
            return baselined ? new NeedsOperator(false) : new RolledBack(Closing.WANTED);
        }
    }

    /** A stage in which nothing is left to be done but to set the target free for another run. */
    sealed interface Ended extends Stage {

        Closing closing();

        /** The same end. */
        Ended once(Closing closing);
    }

    /** How far the target is from being free for another run. */
    enum Closing {
        WANTED,
        /** The target would not; somebody has to mend that. */
        REFUSED,
        DONE
    }

    /** The plan may be run. */
    record Approved() implements Stage {
        Baselining start() {
            return new Baselining(false, false);
        }
    }

    /**
     * The target is asked whether it takes the run, and at the same time what is there is being written down.
     *
     * @param captured whether the baseline is there
     */
    record Baselining(boolean fenced, boolean captured) implements Fenced, Pausable, Reversible {
        @Override
        public Baselining onceFenced() {
            return new Baselining(true, captured);
        }

        Baselining onceCaptured() {
            return new Baselining(fenced, true);
        }

        @Override
        public Phase phase() {
            return Phase.EXPAND;
        }

        /** The target bears the epoch already. */
        Expanding expand() {
            return new Expanding(true);
        }
    }

    /** The new names are being made real. */
    record Expanding(boolean fenced) implements Fenced, Pausable, Reversible {
        @Override
        public Expanding onceFenced() {
            return new Expanding(true);
        }

        @Override
        public Phase phase() {
            return Phase.EXPAND;
        }

        Validating allStand() {
            return new Validating(ValidationStage.AFTER_EXPAND);
        }
    }

    /** All steps of a phase stand; everything is being checked. */
    record Validating(ValidationStage after) implements Pausable, Reversible {
        @Override
        public Phase phase() {
            return after == ValidationStage.AFTER_CONTRACT ? Phase.CONTRACT : Phase.EXPAND;
        }

        Stage passed() {
            return after == ValidationStage.AFTER_CONTRACT ? new Completed(Closing.WANTED) : new Soaking();
        }
    }

    /** Both names answer. */
    record Soaking() implements Reversible {
        Contracting contract() {
            return new Contracting(false);
        }
    }

    /** The old names are being taken away. */
    record Contracting(boolean fenced) implements Fenced, Pausable, Reversible {
        @Override
        public Contracting onceFenced() {
            return new Contracting(true);
        }

        @Override
        public Phase phase() {
            return Phase.CONTRACT;
        }

        Validating allStand() {
            return new Validating(ValidationStage.AFTER_CONTRACT);
        }
    }

    /** Only the new names are left. A rollback still leads back. */
    record Completed(Closing closing) implements Ended, Reversible {
        @Override
        public Completed once(Closing next) {
            return new Completed(next);
        }
    }

    /**
     * Stopped between two steps.
     *
     * @param phase what it goes on with
     */
    record Paused(Phase phase, boolean fenced) implements Fenced, Reversible {
        @Override
        public Paused onceFenced() {
            return new Paused(phase, true);
        }

        Stage resume(boolean baselined) {
            return switch (phase) {
                case EXPAND -> baselined ? new Expanding(false) : new Baselining(false, false);
                case CONTRACT -> new Contracting(false);
            };
        }
    }

    /** Steps are being undone, the latest first. */
    record RollingBack(RollbackScope scope, Undoing progress) implements Fenced, Reversible {
        @Override
        public boolean fenced() {
            return progress != Undoing.FENCING;
        }

        @Override
        public RollingBack onceFenced() {
            return new RollingBack(scope, Undoing.REVERTING);
        }

        RollingBack reverted() {
            return new RollingBack(scope, Undoing.VALIDATING);
        }

        /** What must be true at its end. */
        ValidationStage goal() {
            return switch (scope) {
                case RollbackScope.All all -> ValidationStage.AFTER_ROLLBACK;
                case RollbackScope.Contract contract -> ValidationStage.AFTER_EXPAND;
                case RollbackScope.OneStep step -> ValidationStage.AFTER_EXPAND;
            };
        }

        Stage passed() {
            return goal() == ValidationStage.AFTER_ROLLBACK ? new RolledBack(Closing.WANTED) : new Soaking();
        }

        /** What stands will be known when the target has confirmed that nothing more is being undone. */
        NeedsOperator stuck() {
            return new NeedsOperator(false);
        }

        /** Nobody could look whether the goal was reached: looked at again when somebody resumes or rolls back again. */
        Stage unvalidated() {
            return goal() == ValidationStage.AFTER_ROLLBACK
                    ? new NeedsOperator(false)
                    : new Paused(Phase.EXPAND, false);
        }

        /** Nothing is left to be undone. */
        NeedsOperator unlikeBefore() {
            return new NeedsOperator(true);
        }
    }

    /** How far a rollback has come. */
    enum Undoing {
        FENCING,
        REVERTING,
        VALIDATING
    }

    /** The target is as it was before. */
    record RolledBack(Closing closing) implements Ended {
        @Override
        public RolledBack once(Closing next) {
            return new RolledBack(next);
        }
    }

    /**
     * A rollback did not succeed; what stands and why is in the run's state.
     *
     * @param fenced whether that is known for certain
     */
    record NeedsOperator(boolean fenced) implements Fenced, Reversible {
        @Override
        public NeedsOperator onceFenced() {
            return new NeedsOperator(true);
        }
    }

    /** The name for events, people and queries. */
    default String name() {
        return switch (this) {
            case Approved s -> "APPROVED";
            case Baselining s -> "BASELINING";
            case Expanding s -> "EXPANDING";
            case Validating s -> "VALIDATING";
            case Soaking s -> "SOAKING";
            case Contracting s -> "CONTRACTING";
            case Completed s -> "COMPLETED";
            case Paused s -> "PAUSED";
            case RollingBack s -> "ROLLING_BACK";
            case RolledBack s -> "ROLLED_BACK";
            case NeedsOperator s -> "NEEDS_OPERATOR";
        };
    }

    /** Whether no other run may touch the target. */
    default boolean holdsTarget() {
        return switch (this) {
            case Approved s -> false;
            case Ended s -> s.closing() != Closing.DONE;
            case Baselining s -> true;
            case Expanding s -> true;
            case Validating s -> true;
            case Soaking s -> true;
            case Contracting s -> true;
            case Paused s -> true;
            case RollingBack s -> true;
            case NeedsOperator s -> true;
        };
    }
}
