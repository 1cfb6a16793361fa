-- A multi-tenant shop as it looks after years without a naming standard: 60 base tables, every fault of the README's
-- table, and the features that make a rename hard. Loads on PostgreSQL 14 to 18 by psql or by one JDBC call; extensions
-- and what only later versions know are guarded, so that a plain server loads it too.

-- ---------------------------------------------------------------------------------------------------------------------
-- Roles (they belong to the cluster: another database may have made them already, or be making them just now)
-- ---------------------------------------------------------------------------------------------------------------------

DO $$
DECLARE
  role_name text;
BEGIN
  FOREACH role_name IN ARRAY ARRAY['shop_tenant_app', 'shop_reporting'] LOOP
    BEGIN
      EXECUTE format('CREATE ROLE %I NOLOGIN', role_name);
    EXCEPTION WHEN duplicate_object OR unique_violation THEN
      NULL;
    END;
  END LOOP;
END
$$;

-- ---------------------------------------------------------------------------------------------------------------------
-- Types
-- ---------------------------------------------------------------------------------------------------------------------

CREATE TYPE "ItemStatus" AS ENUM ('ACTIVE', 'INACTIVE', 'ARCHIVED', 'TRASHED');
CREATE TYPE "SyncStatus" AS ENUM ('PENDING', 'IN_PROGRESS', 'COMPLETED', 'FAILED');
CREATE TYPE "UserRole" AS ENUM ('OWNER', 'ADMIN', 'CLERK', 'GUEST');
CREATE TYPE "SubscriptionTier" AS ENUM ('STARTER', 'GROWTH', 'ENTERPRISE');
CREATE TYPE "Visibility" AS ENUM ('PUBLIC', 'PRIVATE');
CREATE TYPE "OrderStatus" AS ENUM ('Draft', 'Placed', 'Paid', 'Shipped', 'Cancelled');
CREATE TYPE payment_state AS ENUM ('open', 'settled', 'refused');
CREATE TYPE postal_address AS (street text, city text, post_code text, country_code char(2));
CREATE DOMAIN email_address AS text CHECK (VALUE LIKE '%_@_%');

COMMENT ON TYPE "ItemStatus" IS 'Life of an item; the labels are upper case as an old ORM wrote them';

-- Not owned by any column, and named like nothing else.
CREATE SEQUENCE "OrderNumber_seq" START 100001;

-- ---------------------------------------------------------------------------------------------------------------------
-- CamelCase tables, as an ORM made them
-- ---------------------------------------------------------------------------------------------------------------------

CREATE TABLE "Tenant" (
  id                 serial PRIMARY KEY,
  name               text NOT NULL,
  slug               text NOT NULL UNIQUE,
  "subscriptionTier" "SubscriptionTier" NOT NULL DEFAULT 'STARTER',
  "brandingSettings" jsonb NOT NULL DEFAULT '{}',
  "customSections"   text[] NOT NULL DEFAULT '{}',
  "ownerUserId"      integer,
  active             boolean NOT NULL DEFAULT true,
  "createdAt"        timestamp(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "updatedAt"        timestamp(3) NOT NULL DEFAULT CURRENT_TIMESTAMP
);

-- The name is fine, the columns are not. Its unwanted double is "user" below.
CREATE TABLE users (
  user_id        serial PRIMARY KEY,
  email          email_address NOT NULL UNIQUE,
  "displayName"  text NOT NULL,
  role           "UserRole" NOT NULL DEFAULT 'GUEST',
  "homeTenantId" integer REFERENCES "Tenant" (id) DEFERRABLE INITIALLY DEFERRED,
  verified       boolean NOT NULL DEFAULT false,
  deleted        boolean NOT NULL DEFAULT false,
  "lastLoginAt"  timestamp(3),
  "createdAt"    timestamp(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "updatedAt"    timestamp(3) NOT NULL DEFAULT CURRENT_TIMESTAMP
);

-- Closes the cycle: a tenant has an owner, a user has a home tenant.
ALTER TABLE "Tenant" ADD CONSTRAINT "Tenant_ownerUserId_fkey"
  FOREIGN KEY ("ownerUserId") REFERENCES users (user_id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED;

CREATE TABLE "Status" (
  id           smallint PRIMARY KEY,
  code         text NOT NULL UNIQUE,
  label        text NOT NULL,
  "isTerminal" boolean NOT NULL DEFAULT false
);

CREATE TABLE "Category" (
  id             serial PRIMARY KEY,
  "tenantId"     integer NOT NULL REFERENCES "Tenant" (id) ON DELETE CASCADE,
  name           text NOT NULL,
  slug           text NOT NULL,
  "parentId"     integer REFERENCES "Category" (id),
  "categoryPath" text[] NOT NULL DEFAULT '{}',
  "sortOrder"    integer NOT NULL DEFAULT 0,
  "isPublic"     boolean NOT NULL DEFAULT true,
  "createdAt"    timestamp(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "Category_tenantId_slug_key" UNIQUE ("tenantId", slug),
  CONSTRAINT not_own_parent CHECK ("parentId" <> id)
);

CREATE TABLE "ProductSeries" (
  id           serial PRIMARY KEY,
  "tenantId"   integer NOT NULL REFERENCES "Tenant" (id) ON DELETE CASCADE,
  title        text NOT NULL,
  "launchYear" integer NOT NULL
);

CREATE TABLE "InventoryItem" (
  id                     serial PRIMARY KEY,
  "tenantId"             integer NOT NULL REFERENCES "Tenant" (id) ON DELETE CASCADE,
  sku                    text NOT NULL,
  title                  text NOT NULL,
  "categoryId"           integer NOT NULL REFERENCES "Category" (id),
  "productSeriesId"      integer REFERENCES "ProductSeries" (id) ON DELETE SET NULL,
  price                  numeric(10, 2) NOT NULL CHECK (price > 0),
  "stockQuantity"        integer NOT NULL DEFAULT 0,
  "reservedQuantity"     integer NOT NULL DEFAULT 0,
  "stockValue"           numeric(14, 2) GENERATED ALWAYS AS (price * "stockQuantity") STORED,
  "itemStatus"           "ItemStatus" NOT NULL DEFAULT 'ACTIVE',
  visibility             "Visibility" NOT NULL DEFAULT 'PUBLIC',
  "enrichmentStatus"     "SyncStatus" NOT NULL DEFAULT 'PENDING',
  "marketingDescription" text,
  "customCta"            jsonb,
  "customFields"         jsonb NOT NULL DEFAULT '{}',
  "imageGallery"         text[] NOT NULL DEFAULT '{}',
  "tagList"              text[] NOT NULL DEFAULT '{}',
  "landingPageTheme"     text NOT NULL DEFAULT 'plain',
  active                 boolean NOT NULL DEFAULT true,
  "hasVariants"          boolean NOT NULL DEFAULT false,
  "createdAt"            timestamp(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "updatedAt"            timestamp(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "InventoryItem_tenantId_sku_key" UNIQUE ("tenantId", sku),
  CONSTRAINT stock_not_negative CHECK ("stockQuantity" >= 0),
  CONSTRAINT "chk_reservedWithinStock" CHECK ("reservedQuantity" BETWEEN 0 AND "stockQuantity")
);

CREATE TABLE "PhotoAsset" (
  id          uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  "tenantId"  integer NOT NULL REFERENCES "Tenant" (id) ON DELETE CASCADE,
  "itemId"    integer NOT NULL REFERENCES "InventoryItem" (id) ON DELETE CASCADE,
  "s3URL"     text NOT NULL,
  "altText"   text,
  "widthPx"   integer NOT NULL,
  "heightPx"  integer NOT NULL,
  "exifData"  jsonb NOT NULL DEFAULT '{}',
  public      boolean NOT NULL DEFAULT true,
  "createdAt" timestamp(3) NOT NULL DEFAULT CURRENT_TIMESTAMP
);

CREATE TABLE "ProductPerformance" (
  id               bigserial PRIMARY KEY,
  "itemId"         integer NOT NULL REFERENCES "InventoryItem" (id) ON DELETE CASCADE,
  "performanceDay" date NOT NULL,
  "viewCount"      integer NOT NULL DEFAULT 0,
  "orderCount"     integer NOT NULL DEFAULT 0,
  revenue          numeric(12, 2) NOT NULL DEFAULT 0,
  UNIQUE ("itemId", "performanceDay")
);

CREATE TABLE "SyncJob" (
  "jobId"        uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  "tenantId"     integer NOT NULL REFERENCES "Tenant" (id) ON DELETE CASCADE,
  "jobKind"      text NOT NULL,
  "syncStatus"   "SyncStatus" NOT NULL DEFAULT 'PENDING',
  "metaData"     jsonb NOT NULL DEFAULT '{}',
  "attemptCount" integer NOT NULL DEFAULT 0,
  "finishedAt"   timestamp(3),
  "createdAt"    timestamp(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "updatedAt"    timestamp(3) NOT NULL DEFAULT CURRENT_TIMESTAMP
);

CREATE TABLE "Location" (
  "locationId" serial PRIMARY KEY,
  "tenantId"   integer NOT NULL REFERENCES "Tenant" (id) ON DELETE CASCADE,
  name         text NOT NULL,
  address      postal_address,
  "statusId"   smallint NOT NULL DEFAULT 1 REFERENCES "Status" (id),
  "isPrimary"  boolean NOT NULL DEFAULT false,
  "updatedAt"  timestamp(3) NOT NULL DEFAULT CURRENT_TIMESTAMP
);

CREATE TABLE "LocationStatusLog" (
  id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  "locationRef" integer NOT NULL REFERENCES "Location" ("locationId") ON DELETE CASCADE,
  "oldStatusId" smallint NOT NULL REFERENCES "Status" (id),
  "newStatusId" smallint NOT NULL REFERENCES "Status" (id),
  "changedAt"   timestamp(3) NOT NULL DEFAULT CURRENT_TIMESTAMP
);

CREATE TABLE "Equipment" (
  equipment_id    integer GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY,
  "locationId"    integer NOT NULL REFERENCES "Location" ("locationId") ON DELETE CASCADE,
  "serialNumber"  text NOT NULL UNIQUE,
  "equipmentKind" text NOT NULL,
  active          boolean NOT NULL DEFAULT true
);

CREATE TABLE "Person" (
  id               bigserial PRIMARY KEY,
  "tenantId"       integer NOT NULL REFERENCES "Tenant" (id) ON DELETE CASCADE,
  "firstName"      text NOT NULL,
  "lastName"       text NOT NULL,
  "displayName"    text GENERATED ALWAYS AS ("firstName" || ' ' || "lastName") STORED,
  "emailAddress"   email_address NOT NULL,
  "birthDate"      date,
  "marketingOptIn" boolean NOT NULL DEFAULT false,
  "referredById"   bigint REFERENCES "Person" (id) ON DELETE SET NULL,
  "createdAt"      timestamp(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "updatedAt"      timestamp(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  UNIQUE ("tenantId", "emailAddress")
);

-- Members of the birthday club.
CREATE TABLE "Child" (
  id          serial PRIMARY KEY,
  "personId"  bigint NOT NULL REFERENCES "Person" (id) ON DELETE CASCADE,
  "givenName" text NOT NULL,
  "birthDate" date NOT NULL
);

CREATE TABLE customer_address (
  id            serial PRIMARY KEY,
  "personId"    bigint NOT NULL REFERENCES "Person" (id) ON DELETE CASCADE,
  address       postal_address NOT NULL,
  "addressKind" text NOT NULL DEFAULT 'home'
);

CREATE TABLE "Order" (
  id                  bigint GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY,
  "tenantId"          integer NOT NULL REFERENCES "Tenant" (id) ON DELETE CASCADE,
  "orderNumber"       bigint NOT NULL DEFAULT nextval('"OrderNumber_seq"') UNIQUE,
  "personId"          bigint NOT NULL REFERENCES "Person" (id),
  "billingAddressId"  integer REFERENCES customer_address (id),
  "shippingAddressId" integer REFERENCES customer_address (id),
  "orderStatus"       "OrderStatus" NOT NULL DEFAULT 'Draft',
  "totalAmount"       numeric(12, 2) NOT NULL DEFAULT 0 CHECK ("totalAmount" >= 0),
  "isGift"            boolean NOT NULL DEFAULT false,
  "placedAt"          timestamp(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "updatedAt"         timestamp(3) NOT NULL DEFAULT CURRENT_TIMESTAMP
);

CREATE TABLE "OrderItem" (
  id                bigserial PRIMARY KEY,
  "orderId"         bigint NOT NULL REFERENCES "Order" (id) ON DELETE CASCADE,
  "inventoryItemId" integer NOT NULL REFERENCES "InventoryItem" (id),
  quantity          integer NOT NULL,
  "unitPrice"       numeric(10, 2) NOT NULL,
  "lineTotal"       numeric(12, 2) GENERATED ALWAYS AS (quantity * "unitPrice") STORED,
  CONSTRAINT "qty>0" CHECK (quantity > 0)
);

CREATE TABLE "Shipment" (
  id             uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  "orderRef"     bigint NOT NULL REFERENCES "Order" (id) ON DELETE CASCADE,
  "statusId"     smallint NOT NULL REFERENCES "Status" (id),
  "trackingCode" text NOT NULL,
  "deliveredAt"  timestamp(3)
);

CREATE TABLE "OAuthToken" (
  id                uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  "userID"          integer NOT NULL REFERENCES users (user_id) ON DELETE CASCADE,
  provider          text NOT NULL,
  "accessTokenHash" bytea NOT NULL,
  "expiresAt"       timestamp(3) NOT NULL,
  UNIQUE ("userID", provider)
);

CREATE TABLE "GiftCard" (
  id                serial PRIMARY KEY,
  "tenantId"        integer NOT NULL REFERENCES "Tenant" (id) ON DELETE CASCADE,
  "purchaserPerson" bigint NOT NULL REFERENCES "Person" (id),
  "cardCode"        text NOT NULL UNIQUE,
  "balanceAmount"   numeric(8, 2) NOT NULL CHECK ("balanceAmount" >= 0),
  redeemable        boolean NOT NULL DEFAULT true
);

CREATE TABLE "Analysis" (
  id                  serial PRIMARY KEY,
  "tenantId"          integer NOT NULL REFERENCES "Tenant" (id) ON DELETE CASCADE,
  "requestedByUserId" integer REFERENCES users (user_id) ON DELETE SET NULL,
  "analysisKind"      text NOT NULL,
  "resultData"        jsonb NOT NULL DEFAULT '{}',
  "createdAt"         timestamp(3) NOT NULL DEFAULT CURRENT_TIMESTAMP
);

CREATE TABLE "AuditLog" (
  id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  "tableName"  text NOT NULL,
  "entityId"   text NOT NULL,
  action       text NOT NULL,
  "oldValues"  jsonb,
  "newValues"  jsonb,
  "changedBy"  text NOT NULL DEFAULT current_user,
  "changedAt"  timestamp(3) NOT NULL DEFAULT CURRENT_TIMESTAMP
);

-- 61 bytes, and more than 63 with underscores and in the plural: its new name, and the names made from it, must be cut.
CREATE TABLE "CustomerLoyaltyProgramMembershipTierQualificationHistoryEntry" (
  id               serial PRIMARY KEY,
  "tenantId"       integer NOT NULL REFERENCES "Tenant" (id) ON DELETE CASCADE,
  "personId"       bigint NOT NULL REFERENCES "Person" (id) ON DELETE CASCADE,
  "qualifyingTier" "SubscriptionTier" NOT NULL,
  "qualifiedOn"    date NOT NULL
);

CREATE TABLE "PageView" (
  id         bigserial,
  "tenantId" integer NOT NULL REFERENCES "Tenant" (id) ON DELETE CASCADE,
  "itemId"   integer NOT NULL REFERENCES "InventoryItem" (id) ON DELETE CASCADE,
  "pagePath" text NOT NULL,
  "viewedAt" timestamp(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  PRIMARY KEY (id, "viewedAt")
) PARTITION BY RANGE ("viewedAt");

CREATE TABLE "PageView_2024" PARTITION OF "PageView" FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE TABLE "PageView_2025" PARTITION OF "PageView" FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
CREATE TABLE "PageView_later" PARTITION OF "PageView" DEFAULT;

-- ---------------------------------------------------------------------------------------------------------------------
-- snake_case tables in the singular, the duplicate, and good table names with bad columns
-- ---------------------------------------------------------------------------------------------------------------------

-- The older double of users: nobody dares to drop it, support_tickets still points here.
CREATE TABLE "user" (
  id         serial PRIMARY KEY,
  email      text NOT NULL UNIQUE,
  name       text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE tenant_business_profile (
  id                 serial PRIMARY KEY,
  "tenantId"         integer NOT NULL UNIQUE REFERENCES "Tenant" (id) ON DELETE CASCADE,
  "legalName"        text NOT NULL,
  "vatNumber"        text,
  "socialLinks"      jsonb NOT NULL DEFAULT '{}',
  "landingPageTheme" text NOT NULL DEFAULT 'plain',
  "contactPersonId"  bigint REFERENCES "Person" (id) ON DELETE SET NULL,
  verified           boolean NOT NULL DEFAULT false,
  "createdAt"        timestamp(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "updatedAt"        timestamp(3) NOT NULL DEFAULT CURRENT_TIMESTAMP
);

CREATE TABLE notification (
  id          bigserial PRIMARY KEY,
  user_id     integer NOT NULL REFERENCES users (user_id) ON DELETE CASCADE,
  body        text NOT NULL,
  read        boolean NOT NULL DEFAULT false,
  "createdAt" timestamp(3) NOT NULL DEFAULT CURRENT_TIMESTAMP
);

-- Inherits the columns, but neither the primary key nor the foreign key.
CREATE TABLE sms_notification (
  "phoneNumber" text NOT NULL,
  PRIMARY KEY (id),
  FOREIGN KEY (user_id) REFERENCES users (user_id) ON DELETE CASCADE
) INHERITS (notification);

CREATE TABLE stock_movement (
  id                bigserial PRIMARY KEY,
  inventory_item_id integer NOT NULL REFERENCES "InventoryItem" (id) ON DELETE CASCADE,
  location_id       integer NOT NULL REFERENCES "Location" ("locationId"),
  quantity_delta    integer NOT NULL,
  reason            text NOT NULL,
  created_at        timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE reviews (
  id          bigserial PRIMARY KEY,
  "tenantId"  integer NOT NULL REFERENCES "Tenant" (id) ON DELETE CASCADE,
  "itemId"    integer NOT NULL REFERENCES "InventoryItem" (id) ON DELETE CASCADE,
  "personId"  bigint NOT NULL REFERENCES "Person" (id) ON DELETE CASCADE,
  rating      smallint NOT NULL,
  body        text NOT NULL DEFAULT '',
  public      boolean NOT NULL DEFAULT false,
  "createdAt" timestamp(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "updatedAt" timestamp(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "RatingRange" CHECK (rating BETWEEN 1 AND 5)
);

CREATE TABLE email_templates (
  id             serial PRIMARY KEY,
  tenant_id      integer NOT NULL REFERENCES "Tenant" (id) ON DELETE CASCADE,
  code           text NOT NULL,
  subject        text NOT NULL,
  "HTMLBody2"    text NOT NULL,
  "lastModified" timestamp(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  UNIQUE (tenant_id, code)
);

-- Belongs to the ORM's own tool: excluded from every standard.
CREATE TABLE _prisma_migrations (
  id                  varchar(36) PRIMARY KEY,
  checksum            varchar(64) NOT NULL,
  finished_at         timestamptz,
  migration_name      varchar(255) NOT NULL,
  logs                text,
  rolled_back_at      timestamptz,
  started_at          timestamptz NOT NULL DEFAULT now(),
  applied_steps_count integer NOT NULL DEFAULT 0
);

-- ---------------------------------------------------------------------------------------------------------------------
-- Tables that comply (only the names of their constraints and indexes do not)
-- ---------------------------------------------------------------------------------------------------------------------

CREATE TABLE currencies (
  id   serial PRIMARY KEY,
  code char(3) NOT NULL UNIQUE,
  name text NOT NULL
);

CREATE TABLE exchange_rates (
  currency_id integer NOT NULL REFERENCES currencies (id),
  valid_on    date NOT NULL,
  rate        numeric(12, 6) NOT NULL CONSTRAINT "rateIsPositive" CHECK (rate > 0),
  PRIMARY KEY (currency_id, valid_on)
);

CREATE TABLE tax_rates (
  id           serial PRIMARY KEY,
  country_code char(2) NOT NULL,
  rate         numeric(5, 2) NOT NULL CHECK (rate BETWEEN 0 AND 100),
  is_reduced   boolean NOT NULL DEFAULT false,
  UNIQUE (country_code, is_reduced)
);

CREATE TABLE shipping_methods (
  id        serial PRIMARY KEY,
  tenant_id integer NOT NULL REFERENCES "Tenant" (id) ON DELETE CASCADE,
  name      text NOT NULL,
  fee       numeric(8, 2) NOT NULL DEFAULT 0,
  is_active boolean NOT NULL DEFAULT true
);

CREATE TABLE coupons (
  id          serial PRIMARY KEY,
  tenant_id   integer NOT NULL REFERENCES "Tenant" (id) ON DELETE CASCADE,
  code        text NOT NULL,
  percent_off integer NOT NULL CHECK (percent_off BETWEEN 1 AND 90),
  used_count  integer NOT NULL DEFAULT 0,
  is_active   boolean NOT NULL DEFAULT true,
  created_at  timestamptz NOT NULL DEFAULT now(),
  UNIQUE (tenant_id, code)
);

CREATE TABLE carts (
  id         bigserial PRIMARY KEY,
  tenant_id  integer NOT NULL REFERENCES "Tenant" (id) ON DELETE CASCADE,
  user_id    integer NOT NULL REFERENCES users (user_id) ON DELETE CASCADE,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE cart_items (
  id                bigserial PRIMARY KEY,
  cart_id           bigint NOT NULL REFERENCES carts (id) ON DELETE CASCADE,
  inventory_item_id integer NOT NULL REFERENCES "InventoryItem" (id) ON DELETE CASCADE,
  quantity          integer NOT NULL DEFAULT 1 CHECK (quantity > 0),
  UNIQUE (cart_id, inventory_item_id)
);

CREATE TABLE payments (
  id         bigserial PRIMARY KEY,
  order_id   bigint NOT NULL REFERENCES "Order" (id) ON DELETE CASCADE,
  state      payment_state NOT NULL DEFAULT 'open',
  amount     numeric(12, 2) NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE refunds (
  id         bigserial PRIMARY KEY,
  payment_id bigint NOT NULL REFERENCES payments (id) ON DELETE CASCADE,
  amount     numeric(12, 2) NOT NULL CHECK (amount > 0),
  reason     text NOT NULL
);

CREATE TABLE invoices (
  id             bigserial PRIMARY KEY,
  order_id       bigint NOT NULL REFERENCES "Order" (id) ON DELETE CASCADE,
  invoice_number text NOT NULL UNIQUE,
  issued_on      date NOT NULL
);

CREATE TABLE invoice_lines (
  invoice_id  bigint NOT NULL REFERENCES invoices (id) ON DELETE CASCADE,
  line_number integer NOT NULL,
  description text NOT NULL,
  amount      numeric(12, 2) NOT NULL,
  PRIMARY KEY (invoice_id, line_number)
);

CREATE TABLE suppliers (
  id        serial PRIMARY KEY,
  tenant_id integer NOT NULL REFERENCES "Tenant" (id) ON DELETE CASCADE,
  name      text NOT NULL,
  email     email_address NOT NULL
);

CREATE TABLE purchase_orders (
  id          serial PRIMARY KEY,
  supplier_id integer NOT NULL REFERENCES suppliers (id),
  ordered_on  date NOT NULL,
  is_closed   boolean NOT NULL DEFAULT false
);

CREATE TABLE purchase_order_lines (
  purchase_order_id integer NOT NULL REFERENCES purchase_orders (id) ON DELETE CASCADE,
  line_number       integer NOT NULL,
  inventory_item_id integer NOT NULL REFERENCES "InventoryItem" (id),
  quantity          integer NOT NULL,
  PRIMARY KEY (purchase_order_id, line_number)
);

-- One foreign key of two columns, to a unique constraint of two columns.
CREATE TABLE price_changes (
  id         bigserial PRIMARY KEY,
  tenant_id  integer NOT NULL,
  sku        text NOT NULL,
  old_price  numeric(10, 2) NOT NULL,
  new_price  numeric(10, 2) NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  FOREIGN KEY (tenant_id, sku) REFERENCES "InventoryItem" ("tenantId", sku) ON UPDATE CASCADE ON DELETE CASCADE
);

CREATE TABLE wishlists (
  id      serial PRIMARY KEY,
  user_id integer NOT NULL REFERENCES users (user_id) ON DELETE CASCADE,
  name    text NOT NULL
);

CREATE TABLE wishlist_items (
  wishlist_id       integer NOT NULL REFERENCES wishlists (id) ON DELETE CASCADE,
  inventory_item_id integer NOT NULL REFERENCES "InventoryItem" (id) ON DELETE CASCADE,
  PRIMARY KEY (wishlist_id, inventory_item_id)
);

CREATE TABLE user_tenants (
  user_id   integer NOT NULL REFERENCES users (user_id) ON DELETE CASCADE,
  tenant_id integer NOT NULL REFERENCES "Tenant" (id) ON DELETE CASCADE,
  role      "UserRole" NOT NULL DEFAULT 'CLERK',
  PRIMARY KEY (user_id, tenant_id)
);

CREATE TABLE api_keys (
  id           uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  tenant_id    integer NOT NULL REFERENCES "Tenant" (id) ON DELETE CASCADE,
  key_hash     bytea NOT NULL UNIQUE,
  last_used_at timestamptz
);

CREATE TABLE webhook_endpoints (
  id          serial PRIMARY KEY,
  tenant_id   integer NOT NULL REFERENCES "Tenant" (id) ON DELETE CASCADE,
  url         text NOT NULL,
  event_names text[] NOT NULL DEFAULT '{}',
  is_active   boolean NOT NULL DEFAULT true,
  created_at  timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE feature_flags (
  id         serial PRIMARY KEY,
  tenant_id  integer NOT NULL REFERENCES "Tenant" (id) ON DELETE CASCADE,
  name       text NOT NULL,
  "group"    text NOT NULL DEFAULT 'general',
  is_enabled boolean NOT NULL DEFAULT false,
  UNIQUE (tenant_id, name)
);

CREATE TABLE sessions (
  id         uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  user_id    integer NOT NULL REFERENCES users (user_id) ON DELETE CASCADE,
  user_agent text NOT NULL,
  expires_at timestamptz NOT NULL
);

CREATE TABLE support_tickets (
  id         serial PRIMARY KEY,
  user_id    integer NOT NULL REFERENCES "user" (id),
  subject    text NOT NULL,
  is_open    boolean NOT NULL DEFAULT true,
  created_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE ticket_messages (
  id                bigserial PRIMARY KEY,
  support_ticket_id integer NOT NULL REFERENCES support_tickets (id) ON DELETE CASCADE,
  body              text NOT NULL,
  created_at        timestamptz NOT NULL DEFAULT now()
);

-- Advertisements share one banner: no two may show in the same minute of the day.
CREATE TABLE homepage_slots (
  id           serial PRIMARY KEY,
  title        text NOT NULL,
  minute_range int4range NOT NULL,
  CONSTRAINT "noOverlap" EXCLUDE USING gist (minute_range WITH &&)
);

-- ---------------------------------------------------------------------------------------------------------------------
-- Indexes and statistics, named by three generations of tools
-- ---------------------------------------------------------------------------------------------------------------------

CREATE INDEX "InventoryItem_tenantId_idx" ON "InventoryItem" ("tenantId");
CREATE INDEX "InventoryItem_categoryId_idx" ON "InventoryItem" ("categoryId");
CREATE INDEX "activeItems" ON "InventoryItem" ("tenantId", "updatedAt" DESC) WHERE "itemStatus" = 'ACTIVE' AND active;
CREATE INDEX item_tags ON "InventoryItem" USING gin ("tagList");
CREATE INDEX "tenantId_index" ON "PhotoAsset" ("tenantId");
CREATE INDEX "PhotoAsset_itemId_idx" ON "PhotoAsset" ("itemId") INCLUDE ("s3URL");
CREATE INDEX email_idx ON users (lower(email));
CREATE INDEX "Person_lastName_idx" ON "Person" (lower("lastName") text_pattern_ops, "tenantId");
CREATE INDEX "SyncJob_queue" ON "SyncJob" ("createdAt") WHERE "syncStatus" = 'PENDING';
CREATE INDEX "SyncJob_tenantId_idx" ON "SyncJob" ("tenantId");
CREATE INDEX "Order_tenantId_placedAt_idx" ON "Order" ("tenantId", "placedAt" DESC);
CREATE INDEX "Order_personId_idx" ON "Order" ("personId");
CREATE INDEX "OrderItem_orderId_idx" ON "OrderItem" ("orderId");
CREATE INDEX "OrderItem_inventoryItemId_idx" ON "OrderItem" ("inventoryItemId");
CREATE INDEX "Shipment_orderRef_idx" ON "Shipment" ("orderRef");
CREATE UNIQUE INDEX "onePrimaryLocation" ON "Location" ("tenantId") WHERE "isPrimary";
CREATE INDEX "LocationStatusLog_locationRef_idx" ON "LocationStatusLog" ("locationRef");
CREATE INDEX "PageView_itemId_idx" ON "PageView" ("itemId");
CREATE INDEX "AuditLog_tableName_entityId_idx" ON "AuditLog" ("tableName", "entityId");
CREATE INDEX "reviews_itemId_idx" ON reviews ("itemId");
CREATE INDEX stock_movement_item ON stock_movement (inventory_item_id);
CREATE INDEX cart_items_inventory_item_id_idx ON cart_items (inventory_item_id);
CREATE INDEX wishlist_items_inventory_item_id_idx ON wishlist_items (inventory_item_id);
CREATE INDEX purchase_order_lines_inventory_item_id_idx ON purchase_order_lines (inventory_item_id);
CREATE INDEX price_changes_tenant_id_sku_idx ON price_changes (tenant_id, sku);
CREATE INDEX carts_user_id_idx ON carts (user_id);
CREATE INDEX payments_order_id_idx ON payments (order_id);
CREATE INDEX idx_sessions_expires_at ON sessions (expires_at);
CREATE STATISTICS "InventoryItem_tenant_category" ON "tenantId", "categoryId" FROM "InventoryItem";

DO $$
BEGIN
  CREATE EXTENSION IF NOT EXISTS pg_trgm;
  CREATE INDEX "Category_name_trgm" ON "Category" USING gin (name gin_trgm_ops);
EXCEPTION WHEN OTHERS THEN
  RAISE NOTICE 'without pg_trgm, so without the index "Category_name_trgm": %', SQLERRM;
END
$$;

-- ---------------------------------------------------------------------------------------------------------------------
-- Trigger functions: their bodies are strings, so no rename follows into them
-- ---------------------------------------------------------------------------------------------------------------------

CREATE FUNCTION touch_updated_at() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW."updatedAt" := clock_timestamp();
  RETURN NEW;
END
$$;

CREATE FUNCTION set_updated_at() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.updated_at := clock_timestamp();
  RETURN NEW;
END
$$;

-- SECURITY DEFINER: a tenant's role may change items without being able to write, or read, the audit.
CREATE FUNCTION audit_inventory_item() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    INSERT INTO "AuditLog" ("tableName", "entityId", action, "oldValues")
    VALUES (TG_ARGV[0], OLD.id, TG_OP, jsonb_build_object('sku', OLD.sku, 'tenantId', OLD."tenantId"));
    RETURN OLD;
  END IF;
  -- "stockQuantity" is named in this comment, in 'a "stockQuantity" string' and in code: only the code is to be rewritten
  INSERT INTO "AuditLog" ("tableName", "entityId", action, "oldValues", "newValues")
  VALUES (
    TG_ARGV[0], NEW.id, TG_OP,
    jsonb_build_object('price', OLD.price, 'stockQuantity', OLD."stockQuantity", 'itemStatus', OLD."itemStatus"),
    jsonb_build_object('price', NEW.price, 'stockQuantity', NEW."stockQuantity", 'itemStatus', NEW."itemStatus"));
  RETURN NEW;
END
$$;

CREATE FUNCTION log_location_status() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "LocationStatusLog" ("locationRef", "oldStatusId", "newStatusId")
  VALUES (NEW."locationId", OLD."statusId", NEW."statusId");
  RETURN NULL;
END
$$;

-- Adds the difference, for a sum over the items would miss those that another transaction is just inserting.
CREATE FUNCTION add_to_order_total() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP IN ('UPDATE', 'DELETE') THEN
    UPDATE "Order" SET "totalAmount" = "totalAmount" - OLD."lineTotal" WHERE id = OLD."orderId";
  END IF;
  IF TG_OP IN ('INSERT', 'UPDATE') THEN
    UPDATE "Order" SET "totalAmount" = "totalAmount" + NEW."lineTotal" WHERE id = NEW."orderId";
  END IF;
  RETURN NULL;
END
$$;

CREATE TRIGGER touch BEFORE UPDATE ON "Tenant" FOR EACH ROW EXECUTE FUNCTION touch_updated_at();
CREATE TRIGGER touch BEFORE UPDATE ON "InventoryItem" FOR EACH ROW EXECUTE FUNCTION touch_updated_at();
CREATE TRIGGER touch BEFORE UPDATE ON "SyncJob" FOR EACH ROW EXECUTE FUNCTION touch_updated_at();
CREATE TRIGGER touch BEFORE UPDATE ON "Location" FOR EACH ROW EXECUTE FUNCTION touch_updated_at();
CREATE TRIGGER touch BEFORE UPDATE ON "Person" FOR EACH ROW EXECUTE FUNCTION touch_updated_at();
CREATE TRIGGER touch BEFORE UPDATE ON "Order" FOR EACH ROW EXECUTE FUNCTION touch_updated_at();
CREATE TRIGGER touch BEFORE UPDATE ON users FOR EACH ROW EXECUTE FUNCTION touch_updated_at();
CREATE TRIGGER touch BEFORE UPDATE ON tenant_business_profile FOR EACH ROW EXECUTE FUNCTION touch_updated_at();
CREATE TRIGGER touch BEFORE UPDATE ON reviews FOR EACH ROW EXECUTE FUNCTION touch_updated_at();
CREATE TRIGGER touch BEFORE UPDATE ON carts FOR EACH ROW EXECUTE FUNCTION set_updated_at();
CREATE TRIGGER touch BEFORE UPDATE ON "user" FOR EACH ROW EXECUTE FUNCTION set_updated_at();

CREATE TRIGGER "auditChange" AFTER UPDATE OF price, "stockQuantity", "itemStatus" ON "InventoryItem" FOR EACH ROW
  WHEN (OLD.price <> NEW.price OR OLD."stockQuantity" <> NEW."stockQuantity" OR OLD."itemStatus" <> NEW."itemStatus")
  EXECUTE FUNCTION audit_inventory_item('InventoryItem');
CREATE TRIGGER "auditDelete" AFTER DELETE ON "InventoryItem" FOR EACH ROW
  EXECUTE FUNCTION audit_inventory_item('InventoryItem');
CREATE TRIGGER log_status AFTER UPDATE OF "statusId" ON "Location" FOR EACH ROW
  WHEN (OLD."statusId" IS DISTINCT FROM NEW."statusId") EXECUTE FUNCTION log_location_status();
CREATE TRIGGER keep_total AFTER INSERT OR UPDATE OF quantity, "unitPrice", "orderId" OR DELETE ON "OrderItem" FOR EACH ROW
  EXECUTE FUNCTION add_to_order_total();

-- ---------------------------------------------------------------------------------------------------------------------
-- Functions that applications call
-- ---------------------------------------------------------------------------------------------------------------------

CREATE FUNCTION tenant_item_count(p_tenant integer) RETURNS bigint LANGUAGE sql STABLE AS $$
  SELECT count(*) FROM "InventoryItem" WHERE "tenantId" = p_tenant AND "itemStatus" = 'ACTIVE'::"ItemStatus"
$$;

-- Its body is parsed, so renames do follow. Wrapped, because the JDBC driver cuts a script in the wrong place at BEGIN ATOMIC.
DO $do$
BEGIN
  EXECUTE $create$
    CREATE FUNCTION order_items_total(p_order bigint) RETURNS numeric LANGUAGE sql STABLE
    BEGIN ATOMIC
      SELECT coalesce(sum("lineTotal"), 0) FROM "OrderItem" WHERE "orderId" = p_order;
    END
  $create$;
END
$do$;

CREATE FUNCTION low_stock_items(p_tenant integer, p_limit integer) RETURNS SETOF "InventoryItem" LANGUAGE sql STABLE AS $$
  SELECT * FROM "InventoryItem" WHERE "tenantId" = p_tenant AND "stockQuantity" < 60 LIMIT p_limit
$$;

CREATE FUNCTION reserve_stock(p_item integer, p_quantity integer) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "InventoryItem"
  SET "reservedQuantity" = "reservedQuantity" + p_quantity
  WHERE id = p_item AND "stockQuantity" - "reservedQuantity" >= p_quantity;
  RETURN FOUND;
END
$$;

-- ---------------------------------------------------------------------------------------------------------------------
-- Views
-- ---------------------------------------------------------------------------------------------------------------------

CREATE VIEW "ActiveItem" AS
  SELECT i.id AS "itemId", i."tenantId", i.title, c.name AS "categoryName", i.price AS "unitPrice", i."stockQuantity"
  FROM "InventoryItem" i
  JOIN "Category" c ON c.id = i."categoryId"
  WHERE i."itemStatus" = 'ACTIVE' AND i.active;

CREATE VIEW "ActiveItemSummary" AS
  SELECT "tenantId", "categoryName", count(*) AS "itemCount", sum("unitPrice" * "stockQuantity") AS "stockValue"
  FROM "ActiveItem"
  GROUP BY "tenantId", "categoryName";

CREATE VIEW public_reviews WITH (security_barrier = true) AS
  SELECT id, "itemId" AS inventory_item_id, rating, body, "createdAt" AS created_at
  FROM reviews
  WHERE public;

CREATE MATERIALIZED VIEW "SalesDay" AS
  SELECT "tenantId", "placedAt"::date AS "salesDate", count(*) AS "orderCount", sum("totalAmount") AS "grossAmount"
  FROM "Order"
  WHERE "orderStatus" IN ('Paid', 'Shipped')
  GROUP BY "tenantId", "placedAt"::date;

CREATE UNIQUE INDEX "SalesDay_key" ON "SalesDay" ("tenantId", "salesDate");

-- ---------------------------------------------------------------------------------------------------------------------
-- Row-level security: a tenant's role sees and writes its own rows only
-- ---------------------------------------------------------------------------------------------------------------------

ALTER TABLE "InventoryItem" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "PhotoAsset" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "Order" ENABLE ROW LEVEL SECURITY;
ALTER TABLE tenant_business_profile ENABLE ROW LEVEL SECURITY;
ALTER TABLE reviews ENABLE ROW LEVEL SECURITY;

CREATE POLICY "tenantIsolation" ON "InventoryItem" TO shop_tenant_app
  USING ("tenantId" = nullif(current_setting('shop.tenant_id', true), '')::integer);
CREATE POLICY "tenantIsolation" ON "PhotoAsset" TO shop_tenant_app
  USING ("tenantId" = nullif(current_setting('shop.tenant_id', true), '')::integer);
CREATE POLICY "tenantIsolation" ON "Order" TO shop_tenant_app
  USING ("tenantId" = nullif(current_setting('shop.tenant_id', true), '')::integer)
  WITH CHECK ("tenantId" = nullif(current_setting('shop.tenant_id', true), '')::integer AND "orderStatus" <> 'Cancelled');
CREATE POLICY tenant_isolation ON tenant_business_profile TO shop_tenant_app
  USING ("tenantId" = nullif(current_setting('shop.tenant_id', true), '')::integer);
CREATE POLICY tenant_isolation ON reviews TO shop_tenant_app
  USING ("tenantId" = nullif(current_setting('shop.tenant_id', true), '')::integer);
CREATE POLICY published_items ON "InventoryItem" FOR SELECT TO shop_reporting
  USING (visibility = 'PUBLIC' AND "itemStatus" = 'ACTIVE');
CREATE POLICY all_orders ON "Order" FOR SELECT TO shop_reporting USING (true);

-- ---------------------------------------------------------------------------------------------------------------------
-- Grants
-- ---------------------------------------------------------------------------------------------------------------------

GRANT USAGE ON SCHEMA public TO shop_tenant_app, shop_reporting;
GRANT SELECT, INSERT, UPDATE, DELETE ON
  "InventoryItem", "PhotoAsset", "Order", "OrderItem", tenant_business_profile, reviews TO shop_tenant_app;
GRANT SELECT ON "Tenant", "Category", "Status", "ProductSeries", "Person", coupons, currencies TO shop_tenant_app;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO shop_tenant_app;
GRANT SELECT ON
  "InventoryItem", "Order", "OrderItem", "ProductPerformance", "ActiveItem", "ActiveItemSummary", "SalesDay",
  public_reviews, exchange_rates, currencies TO shop_reporting;
GRANT EXECUTE ON FUNCTION tenant_item_count(integer) TO shop_reporting;

-- By column, on tables without row-level security only: neither e-mail nor name is a report's business.
GRANT SELECT (id, "tenantId", "birthDate", "marketingOptIn", "createdAt") ON "Person" TO shop_reporting;
GRANT SELECT (user_id, role, "homeTenantId", verified), UPDATE (verified) ON users TO shop_reporting;

-- Last on purpose: what is created from here on, a migration's views for instance, would be readable for reports.
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT ON TABLES TO shop_reporting;

-- ---------------------------------------------------------------------------------------------------------------------
-- Comments
-- ---------------------------------------------------------------------------------------------------------------------

COMMENT ON TABLE "InventoryItem" IS 'What a tenant sells; one row per SKU';
COMMENT ON TABLE "Order" IS 'Reserved word as a table name: always to be quoted';
COMMENT ON TABLE "user" IS 'Accounts from before 2022; the newer ones are in users';
COMMENT ON COLUMN "InventoryItem"."stockQuantity" IS 'Pieces on the shelf, reserved ones included';
COMMENT ON COLUMN "InventoryItem"."customFields" IS 'Free fields of the tenant, e.g. {"colour": "red"}';
COMMENT ON COLUMN users.user_id IS 'Should be called id';
COMMENT ON CONSTRAINT stock_not_negative ON "InventoryItem" IS 'Nothing is sold that is not there';
COMMENT ON CONSTRAINT "OrderItem_orderId_fkey" ON "OrderItem" IS 'Items go with their order';
COMMENT ON INDEX "activeItems" IS 'The shop window';
COMMENT ON VIEW "ActiveItem" IS 'What a visitor can buy';
COMMENT ON FUNCTION reserve_stock(integer, integer) IS 'True when the pieces are reserved, false when there are too few';
COMMENT ON TRIGGER "auditChange" ON "InventoryItem" IS 'Who changed price, stock or status';
COMMENT ON POLICY "tenantIsolation" ON "InventoryItem" IS 'By the setting shop.tenant_id';

-- ---------------------------------------------------------------------------------------------------------------------
-- Publications (column lists exist since 15)
-- ---------------------------------------------------------------------------------------------------------------------

CREATE PUBLICATION "shopCatalogue" FOR TABLE "InventoryItem", "Category", "ProductSeries";

DO $$
BEGIN
  IF current_setting('server_version_num')::integer >= 150000 THEN
    EXECUTE 'CREATE PUBLICATION shop_order_feed FOR TABLE "Order" (id, "tenantId", "orderStatus", "totalAmount")';
  END IF;
END
$$;
