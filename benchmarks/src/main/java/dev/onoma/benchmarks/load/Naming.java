package dev.onoma.benchmarks.load;

/** By which names a client speaks. */
public enum Naming {
    OLD {
        @Override
        public String table(Rename rename) {
            return rename.oldName();
        }

        @Override
        String column(Rename rename, String oldName) {
            return oldName;
        }
    },
    NEW {
        @Override
        public String table(Rename rename) {
            return rename.newName();
        }

        @Override
        String column(Rename rename, String oldName) {
            return rename.columns().getOrDefault(oldName, oldName);
        }
    };

    public abstract String table(Rename rename);

    abstract String column(Rename rename, String oldName);
}
