package io.ledgerline.governance.key;

import static io.ledgerline.governance.Installation.ALL;
import static io.ledgerline.governance.Installation.MARA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ledgerline.governance.Installation;
import io.ledgerline.governance.policy.Principal;
import io.ledgerline.governance.policy.Role;
import io.ledgerline.governance.policy.Scope;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KeysIT {
  private static final Scope THREADCO = new Scope.Tenant("threadco");
  private static final Scope VOLTBAY = new Scope.Tenant("voltbay");

  private Installation installation;

  @BeforeEach
  void applySample() {
    installation = Installation.shopMate();
  }

  @Test
  void showsTheSecretOnceAndStoresOnlyItsHash() {
    IssuedKey issued = installation.key("shop", "threadco", "support");

    assertThat(issued.secret()).matches("ll_[0-9A-Za-z]{49}").satisfies(KeySecret::isWellFormed);
    assertThat(issued.toString()).doesNotContain(issued.secret());
    assertThat(installation.keys.list(THREADCO))
        .containsExactly(issued.key())
        .allSatisfy(key -> assertThat(key.toString()).doesNotContain(issued.secret()));
    assertThat(everythingStored()).doesNotContain(issued.secret());
  }

  @Test
  void givesAServiceItsOwnPseudonymAndItsOwnerAnother() {
    Principal first = installation.key("shop", "threadco", "support").key().grant().principal();
    Principal second = installation.key("desk", "threadco", "support").key().grant().principal();
    Principal elsewhere = installation.key("shop", "voltbay", "support").key().grant().principal();

    assertThat(first.pseudonym()).matches("u_[a-z2-7]{26}").isNotEqualTo(first.owner());
    assertThat(second.owner()).isEqualTo(first.owner());
    assertThat(second.pseudonym()).isNotEqualTo(first.pseudonym());
    assertThat(elsewhere.owner()).isNotEqualTo(first.owner());
  }

  @Test
  void revokesOnceAndFreesTheName() throws Exception {
    IssuedKey issued = installation.key("shop", "threadco", "support");
    String keyId = issued.key().grant().keyId();

    KeyRecord revoked = installation.keys.revoke(THREADCO, keyId, MARA);
    KeyRecord again = installation.keys.revoke(THREADCO, keyId, MARA);

    assertThat(revoked.revokedAt()).isNotNull();
    assertThat(again).isEqualTo(revoked);
    assertThat(installation.key("shop", "threadco", "support").key().revokedAt()).isNull();
  }

  @Test
  void keepsKeysOfOtherTenantsOutOfReach() {
    String keyId = installation.key("shop", "threadco", "support").key().grant().keyId();

    assertThat(installation.keys.list(VOLTBAY)).isEmpty();
    assertThatThrownBy(() -> installation.keys.revoke(VOLTBAY, keyId, MARA))
        .isInstanceOf(KeyRefusedException.class)
        .hasMessage("There is no key '" + keyId + "' here.");
    assertThatThrownBy(() -> installation.keys.issue(VOLTBAY, request().build(), MARA))
        .isInstanceOf(KeyRefusedException.class)
        .hasMessageStartingWith("A key for workspace 'threadco/support' can't be issued from here");
  }

  @Test
  void refusesWhatCannotWorkInOneSentence() {
    installation.key("taken", "threadco", "support");
    refuses(request().name("taken"), "There is a living key named 'taken' already");
    refuses(request().owner(" "), "A key needs an owner");
    refuses(request().scope(new Scope.Workspace("threadco", "nowhere")), "no workspace 'nowhere'");
    refuses(request().useCases("device-help"), "no use case 'device-help' in workspace support");
    refuses(request().expiresAt(Instant.parse("2020-01-01T00:00:00Z")), "expired already");
    refuses(request().scope(ALL).useCases("order-help"), "makes no calls");
    refuses(request().name("No Spaces"), "lower-case letters");
  }

  @Test
  void leavesNothingBehindWhenItRefuses() {
    refuses(request().useCases("device-help"), "no use case");

    assertThat(installation.keys.list(ALL)).isEmpty();
  }

  @Test
  void assumesTheOneUseCaseThatAKeyHas() throws Exception {
    KeyRequest wish = request().useCases("order-help").build();

    IssuedKey issued = installation.keys.issue(ALL, wish, MARA);

    assertThat(issued.key().grant().useCase()).isEqualTo("order-help");
    assertThat(issued.key().grant().workspace()).isEqualTo("support");
  }

  private void refuses(Wish wish, String why) {
    assertThatThrownBy(() -> installation.keys.issue(ALL, wish.build(), MARA))
        .isInstanceOf(KeyRefusedException.class)
        .hasMessageContaining(why);
  }

  private String everythingStored() {
    return installation.database.inOrganization(
        connection -> {
          try (var statement = connection.createStatement();
              var row =
                  statement.executeQuery(
                      "select string_agg(k::text, ' ') from governance.service_key k")) {
            row.next();
            return row.getString(1);
          }
        });
  }

  private static Wish request() {
    return new Wish(
        "shop",
        "mara.olsen@shopmate.example",
        new Scope.Workspace("threadco", "support"),
        Set.of(),
        null);
  }

  private record Wish(
      String name, String owner, Scope scope, Set<String> useCases, Instant expiry) {
    Wish name(String other) {
      return new Wish(other, owner, scope, useCases, expiry);
    }

    Wish owner(String other) {
      return new Wish(name, other, scope, useCases, expiry);
    }

    Wish scope(Scope other) {
      return new Wish(name, owner, other, useCases, expiry);
    }

    Wish useCases(String... others) {
      return new Wish(name, owner, scope, Set.of(others), expiry);
    }

    Wish expiresAt(Instant other) {
      return new Wish(name, owner, scope, useCases, other);
    }

    KeyRequest build() {
      return new KeyRequest(
          name,
          owner,
          Principal.Kind.SERVICE,
          Role.END_USER,
          scope,
          null,
          useCases,
          Set.of(),
          expiry);
    }
  }
}
