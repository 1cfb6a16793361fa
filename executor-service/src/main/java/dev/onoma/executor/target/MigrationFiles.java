package dev.onoma.executor.target;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.resource.LoadableResource;
import org.flywaydb.core.internal.resource.classpath.ClassPathResource;
import org.jspecify.annotations.Nullable;

/** Gives Flyway the migrations of {@link TargetSchema}. */
final class MigrationFiles implements ResourceProvider {

    private static final String FOLDER = "db/target/";

    @Override
    public @Nullable LoadableResource getResource(String name) {
        return TargetSchema.files()
                .filter(name::equals)
                .map(MigrationFiles::resource)
                .findFirst()
                .orElse(null);
    }

    @Override
    public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
        Stream<String> matching = TargetSchema.files()
                .filter(file -> file.startsWith(FOLDER + prefix)
                        && Arrays.stream(suffixes).anyMatch(file::endsWith));
        return List.copyOf(matching.map(MigrationFiles::resource).toList());
    }

    private static LoadableResource resource(String file) {
        return new ClassPathResource(null, file, MigrationFiles.class.getClassLoader(), StandardCharsets.UTF_8);
    }
}
