package dev.onoma.naming.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onoma.naming.Assessed;
import dev.onoma.naming.SchemaBuilder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TableNameTest {

    @ParameterizedTest
    @CsvSource(textBlock = """
            InventoryItem, inventory_items
            Tenant, tenants
            PhotoAsset, photo_assets
            ProductPerformance, product_performances
            SyncJob, sync_jobs
            LocationStatusLog, location_status_logs
            user, users
            User, users
            tenant_business_profile, tenant_business_profiles
            inventory_items, inventory_items
            Person, people
            People, people
            news, news
            UserSettings, user_settings
            _BackgroundWorkerToTaskQueue, background_worker_to_task_queues
            OAuthToken, oauth_tokens
            Status, statuses
            Category, categories
            Order, orders
            """)
    void tablesAreInSnakeCaseAndPlural(String name, String expected) {
        SchemaBuilder schema = new SchemaBuilder();
        schema.table(name, "id integer");

        assertThat(Assessed.byDefaults(schema).table(name)).isEqualTo(expected);
    }
}
