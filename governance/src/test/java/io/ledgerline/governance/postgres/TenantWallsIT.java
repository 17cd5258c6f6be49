package io.ledgerline.governance.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ledgerline.governance.Installation;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The walls between tenants, asked of the database itself. */
class TenantWallsIT {
  private Installation installation;

  @BeforeEach
  void fillTwoTenants() {
    installation = Installation.shopMate();
    installation.key("shop", "threadco", "support");
    installation.key("shop", "voltbay", "support");
    installation.database.inOrganization(
        connection -> {
          execute(
              connection,
              """
              insert into governance.prompt_version values
                ('threadco', 'p_1', '[]', now()), ('voltbay', 'p_1', '[]', now());
              insert into governance.conversation_pin values
                ('threadco', 'c', 'p_1', now()), ('voltbay', 'c', 'p_1', now())
              """);
          return null;
        });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tenant",
        "setting",
        "setting_version",
        "principal",
        "service_key",
        "prompt_version",
        "conversation_pin",
        "outbox_stream"
      })
  void showsATenantItsOwnRowsOnlyAndNobodyAnyWithoutOne(String table) throws Exception {
    String foreign =
        "select count(*) from governance." + table + " where tenant is distinct from 'threadco'";
    String all = "select count(*) from governance." + table;

    assertThat(count("threadco", foreign + shared(table))).isZero();
    assertThat(count("threadco", all)).isPositive();
    assertThat(count("", all)).isZero();
    assertThat(count("no-such-tenant", all + " where true" + shared(table))).isZero();
    assertThat(countWithoutAnything(all)).isZero();
  }

  @Test
  void letsATenantReadTheOrganizationsModelTiersAndDataPoliciesAndNoOtherSettingOfIt()
      throws Exception {
    String shared = "select count(*) from governance.setting where tenant is null";
    assertThat(count("threadco", shared)).isEqualTo(2);
    assertThat(count("threadco", shared + " and kind in ('ModelTiers', 'DataPolicy')"))
        .isEqualTo(2);
    assertThat(
            count(
                "threadco",
                "select count(*) from governance.setting where tenant is null and kind = 'Budget'"))
        .isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "insert into governance.tenant values ('acme', decode(repeat('00', 32), 'hex'), now(), 1)",
        "insert into governance.setting values ('Prompt','voltbay','x',1,'h','{}',now(),'u',1)",
        "insert into governance.setting values ('ModelTiers',null,'x',1,'h','{}',now(),'u',1)",
        "update governance.setting set tenant = 'voltbay' where kind = 'Prompt'",
        "insert into governance.outbox_stream values ('_system', null, 1, 0)",
        "update governance.settings_version set secret = decode(repeat('00', 32), 'hex')",
        "update governance.service_key set role = 'admin'",
        "delete from governance.setting_version",
        "delete from governance.tenant",
        "select entry from governance.outbox",
        "create table governance.mine (x int)",
        "alter table governance.setting no force row level security",
        "set role ledgerline_migrator"
      })
  void refusesWhatWouldCrossAWallOrRewriteHistory(String sql) {
    assertThatThrownBy(
            () ->
                installation.database.inTenant(
                    "threadco",
                    connection -> {
                      execute(connection, sql);
                      return null;
                    }))
        .isInstanceOf(DatabaseException.class)
        .extracting(e -> ((DatabaseException) e).state())
        .isEqualTo("42501");
  }

  @Test
  void changesNoRowOfAnotherTenant() {
    int changed =
        installation.database.inTenant(
            "threadco",
            connection -> {
              try (var statement = connection.createStatement()) {
                return statement.executeUpdate(
                    "update governance.service_key set revoked_at = now() where tenant = 'voltbay'");
              }
            });

    assertThat(changed).isZero();
  }

  @Test
  void forgetsTheTenantWhenItsTransactionEnds() throws Exception {
    installation.database.inTenant("threadco", _ -> null);

    assertThat(countWithoutAnything("select count(*) from governance.setting")).isZero();
  }

  @Test
  void givesTheSystemRoleTheOutboxAndNothingElse() {
    assertThat(
            installation.database.<Long>inSystem(
                connection -> number(connection, "select count(*) from governance.outbox")))
        .isPositive();
    assertThatThrownBy(
            () ->
                installation.database.inSystem(
                    connection -> number(connection, "select count(*) from governance.setting")))
        .isInstanceOf(DatabaseException.class);
  }

  private static String shared(String table) {
    return table.equals("setting") ? " and kind not in ('ModelTiers', 'DataPolicy')" : "";
  }

  private long count(String tenant, String sql) {
    return installation.database.inTenant(tenant, connection -> number(connection, sql));
  }

  private long countWithoutAnything(String sql) throws SQLException {
    try (Connection connection = installation.database.app().getConnection()) {
      return number(connection, sql);
    }
  }

  private static long number(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
