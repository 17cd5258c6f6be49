package io.ledgerline.governance.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ledgerline.governance.Installation;
import io.ledgerline.governance.key.LocalRevocations;
import io.ledgerline.governance.key.Names;
import io.ledgerline.governance.policy.LivePolicies;
import io.ledgerline.governance.policy.Principal;
import io.ledgerline.governance.policy.SnapshotFile;
import io.ledgerline.governance.postgres.DatabaseException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody who answers for a use case is erased like everybody else, and calls go on. */
class UseCaseOwnersIT {
  private static final String IDRIS = "idris.bello@shopmate.example";
  private final Installation installation = Installation.shopMate();
  @TempDir private Path folder;

  private long erase(String pseudonym) {
    return installation.database.inTenant(
        "threadco",
        connection -> {
          long names = new UseCaseOwners().erase(connection, "threadco", pseudonym, "e1");
          new Identities().erase(connection, "threadco", pseudonym, "e1");
          return names;
        });
  }

  private String idris() {
    return installation.database.inTenant(
        "threadco",
        connection ->
            installation.principals.pseudonym(connection, "threadco", Principal.Kind.USER, IDRIS));
  }

  private List<String> owners(String table) {
    return installation.database.inTenant(
        "threadco",
        connection -> {
          try (PreparedStatement statement =
                  connection.prepareStatement(
                      "select spec ->> 'owner' from governance.%s where kind = 'UseCase' and tenant = 'threadco'"
                          .formatted(table));
              ResultSet rows = statement.executeQuery()) {
            var found = new ArrayList<String>();
            while (rows.next()) {
              found.add(rows.getString(1));
            }
            return found;
          }
        });
  }

  @Test
  void theNameGoesFromEveryVersionAndThePseudonymGoesOnAnswering() throws Exception {
    String idris = idris();
    Path known = folder.resolve("policies");
    try (var before = policies(known)) {
      assertThat(owner(before)).isEqualTo(idris);
      assertThat(read(known)).contains(IDRIS);

      assertThat(erase(idris)).isEqualTo(2);

      Installation.await("the node's copy to lose the name", () -> !read(known).contains(IDRIS));
    }
    assertThat(owners("setting")).contains("erased:e1").doesNotContain(IDRIS);
    assertThat(owners("setting_version")).contains("erased:e1").doesNotContain(IDRIS);
    assertThat(erase(idris)).isZero();
    try (var after = policies(folder.resolve("elsewhere"))) {
      assertThat(owner(after)).isEqualTo(idris);
    }
  }

  @Test
  void aNameThatIsLetGoInTimeLeavesPastVersionsToo() {
    String idris = idris();
    UUID entry = UUID.randomUUID();

    int gone =
        installation.database.inTenant(
            "threadco",
            connection -> {
              try (PreparedStatement statement =
                  connection.prepareStatement(
                      "update governance.setting set spec = jsonb_set(spec, '{owner}', '\"another@shopmate.example\"') where spec ->> 'owner' = ?")) {
                statement.setString(1, IDRIS);
                statement.executeUpdate();
              }
              Instant tomorrow = Instant.now().plus(Duration.ofDays(1));
              return Names.letGo(connection, "threadco", List.of(idris), tomorrow, entry);
            });

    assertThat(gone).isEqualTo(1);
    assertThat(owners("setting_version")).contains("erased:" + entry).doesNotContain(IDRIS);
  }

  @Test
  void nothingElseOfAPastVersionCanBeChanged() {
    assertThatThrownBy(
            () ->
                installation.database.inTenant(
                    "threadco",
                    connection -> {
                      try (PreparedStatement statement =
                          connection.prepareStatement(
                              "update governance.setting_version set spec = jsonb_set(spec, '{purpose}', '\"x\"')")) {
                        return statement.executeUpdate();
                      }
                    }))
        .isInstanceOf(DatabaseException.class)
        .hasStackTraceContaining("a past version of a setting can't be changed");
  }

  private LivePolicies policies(Path known) throws Exception {
    return LivePolicies.start(
        installation.database,
        new SnapshotFile(known, folder.resolve("key"), new SecureRandom()),
        new LocalRevocations(folder.resolve("revoked")),
        Clock.systemUTC());
  }

  private static String owner(LivePolicies policies) {
    return policies
        .current()
        .tenant("threadco")
        .orElseThrow()
        .useCase("coding")
        .orElseThrow()
        .owner();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1); // an HMAC, then JSON
    } catch (IOException e) {
      return IDRIS;
    }
  }
}
