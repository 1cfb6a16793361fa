package dev.onoma.naming.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onoma.naming.Standard;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SnakeCaseTest {

    private static final Language LANGUAGE = new Language(Standard.defaults().vocabulary());

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', textBlock = """
            tenantId,                 tenant_id
            InventoryItem,            inventory_item
            userID,                   user_id
            userIDs,                  user_ids
            OAuthToken,               oauth_token
            OAuth2Token,              oauth2_token
            myOAuthToken,             my_oauth_token
            GitHubRepo,               github_repo
            ConnectedGithubRepository, connected_github_repository
            iOSDevice,                ios_device
            myIOSDevice,              my_ios_device
            s3URL,                    s3_url
            HTMLBody2,                html_body2
            HTTPAPIKey,               http_api_key
            IDEAName,                 idea_name
            SHA256Hash,               sha256_hash
            UTF8Text,                 utf8_text
            URLs,                     urls
            APIKeyURLs,               api_key_urls
            Address2Line,             address2_line
            address2,                 address2
            2faCode,                  2fa_code
            USER_ID,                  user_id
            User_Id,                  user_id
            IsActive,                 is_active
            __foo,                    foo
            foo__bar_,                foo_bar
            already_fine,             already_fine
            `with space`,             with_space
            with.dot,                 with_dot
            `with"quote`,             with_quote
            `semi;drop--`,            semi_drop
            kebab-case,               kebab_case
            Größe,                    größe
            ÜBERGröße,                über_größe
            naïveName,                naïve_name
            İstanbul,                 istanbul
            straßenName,              straßen_name
            ΟΔΟΣ,                     οδος
            ATable,                   a_table
            x,                        x
            X,                        x
            eBayItem,                 ebay_item
            PostgreSQLVersion,        postgresql_version
            v3Enabled,                v3_enabled
            """)
    void wordsAreJoinedByUnderscores(String name, String expected) {
        assertThat(LANGUAGE.snake(name)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"用户", "___", "'  '", "'\"'", "🙂"})
    void aNameWithoutLettersThatCanStayIsEmpty(String name) {
        assertThat(LANGUAGE.snake(name)).isEmpty();
    }

    @Property
    void appliedTwiceIsAppliedOnce(@ForAll String name) {
        String once = LANGUAGE.snake(name);

        assertThat(LANGUAGE.snake(once)).isEqualTo(once);
    }

    @Property
    void theResultIsPlain(@ForAll String name) {
        assertThat(LANGUAGE.snake(name)).matches("([\\p{Ll}0-9]+(_[\\p{Ll}0-9]+)*)?");
    }
}
