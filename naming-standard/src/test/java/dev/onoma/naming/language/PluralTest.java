package dev.onoma.naming.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onoma.naming.Standard;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.LowerChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PluralTest {

    private static final Language LANGUAGE = new Language(Standard.defaults().vocabulary());

    @ParameterizedTest
    @CsvSource(textBlock = """
            user, users
            tenant, tenants
            item, items
            asset, assets
            job, jobs
            log, logs
            performance, performances
            profile, profiles
            category, categories
            company, companies
            country, countries
            inventory, inventories
            history, histories
            currency, currencies
            policy, policies
            query, queries
            entry, entries
            reply, replies
            property, properties
            activity, activities
            day, days
            key, keys
            survey, surveys
            delivery, deliveries
            box, boxes
            tax, taxes
            index, indexes
            vertex, vertexes
            matrix, matrixes
            batch, batches
            branch, branches
            match, matches
            search, searches
            cache, caches
            wish, wishes
            hash, hashes
            address, addresses
            process, processes
            class, classes
            access, accesses
            business, businesses
            status, statuses
            bonus, bonuses
            virus, viruses
            campus, campuses
            bus, buses
            census, censuses
            menu, menus
            guru, gurus
            api, apis
            uri, uris
            kpi, kpis
            sku, skus
            wiki, wikis
            taxi, taxis
            analysis, analyses
            crisis, crises
            diagnosis, diagnoses
            axis, axes
            alias, aliases
            canvas, canvases
            atlas, atlases
            bias, biases
            lens, lenses
            quiz, quizzes
            photo, photos
            video, videos
            logo, logos
            memo, memos
            hero, heroes
            potato, potatoes
            tomato, tomatoes
            echo, echoes
            zero, zeros
            shoe, shoes
            toe, toes
            knife, knives
            life, lives
            wife, wives
            wolf, wolves
            shelf, shelves
            half, halves
            leaf, leaves
            roof, roofs
            belief, beliefs
            proof, proofs
            archive, archives
            objective, objectives
            person, people
            child, children
            man, men
            woman, women
            foot, feet
            tooth, teeth
            goose, geese
            mouse, mice
            criterion, criteria
            phenomenon, phenomena
            bacterium, bacteria
            schema, schemas
            quota, quotas
            agenda, agendas
            formula, formulas
            area, areas
            case, cases
            database, databases
            response, responses
            license, licenses
            expense, expenses
            purchase, purchases
            release, releases
            house, houses
            warehouse, warehouses
            clause, clauses
            cause, causes
            use, uses
            course, courses
            size, sizes
            prize, prizes
            price, prices
            invoice, invoices
            device, devices
            service, services
            image, images
            message, messages
            movie, movies
            cookie, cookies
            tie, ties
            employee, employees
            fee, fees
            feed, feeds
            embed, embeds
            bed, beds
            tree, trees
            specimen, specimens
            gps, gpses
            billing_address, billing_addresses
            user_status, user_statuses
            sales_person, sales_people
            """)
    void singularAndPluralLeadToEachOther(String singular, String plural) {
        assertThat(LANGUAGE.plural(singular)).isEqualTo(plural);
        assertThat(LANGUAGE.plural(plural)).isEqualTo(plural);
        assertThat(LANGUAGE.singular(plural)).isEqualTo(singular);
        assertThat(LANGUAGE.singular(singular)).isEqualTo(singular);
        assertThat(LANGUAGE.isPlural(plural)).isTrue();
        assertThat(LANGUAGE.isPlural(singular)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "news",
        "series",
        "species",
        "data",
        "metadata",
        "user_metadata",
        "information",
        "equipment",
        "software",
        "feedback",
        "analytics",
        "statistics",
        "staff",
        "traffic",
        "money",
        "progress",
        "health",
        "mp3",
        "address2",
        "größe",
        "users_archived",
        "partitioned"
    })
    void someWordsAreTheirOwnPlural(String word) {
        assertThat(LANGUAGE.plural(word)).isEqualTo(word);
        assertThat(LANGUAGE.singular(word)).isEqualTo(word);
    }

    @ParameterizedTest
    @CsvSource({
        "settings, setting",
        "indices, index",
        "vertices, vertex",
        "matrices, matrix",
        "grandchildren, grandchild"
    })
    void otherGoodPluralsStay(String plural, String singular) {
        assertThat(LANGUAGE.plural(plural)).isEqualTo(plural);
        assertThat(LANGUAGE.singular(plural)).isEqualTo(singular);
    }

    @Property
    void theLawOfPlurals(@ForAll @LowerChars @AlphaChars @StringLength(min = 1, max = 12) String word) {
        String lower = LANGUAGE.snake(word);
        String plural = LANGUAGE.plural(lower);

        assertThat(LANGUAGE.plural(plural)).isEqualTo(plural);
    }
}
