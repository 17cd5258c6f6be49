package io.ledgerline.governance.token;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.governance.Installation;
import io.ledgerline.governance.MovableClock;
import io.ledgerline.governance.policy.TenantKey;
import io.ledgerline.governance.policy.TenantView;
import io.ledgerline.inspection.token.Issued;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StoredTokensIT {
  private static final TenantView THREADCO = tenant("threadco");
  private static final Issued JANE = token("Jane Doe", "Person1A");
  private static final Issued SAM = token("Sam", "Person2B");

  private MovableClock clock;
  private static final String ADA = "u_ada";
  private static final String BOB = "u_bob";
  private final Installation installation = Installation.shopMate();
  private StoredTokens tokens;

  private static TenantView tenant(String name) {
    return new TenantView(
        name, name, new TenantKey(new byte[TenantKey.LENGTH]), false, Map.of(), Map.of());
  }

  private static Issued token(String value, String token) {
    return new Issued("PERSON", token.getBytes(UTF_8), value.getBytes(UTF_8), false);
  }

  @BeforeEach
  void begin() {
    clock = new MovableClock(Instant.parse("2026-11-21T12:00:00Z"));
    tokens = new StoredTokens(installation.database, clock, new TokenSeal(new SecureRandom()));
  }

  private List<String> values(TenantView tenant, String conversation) {
    return tokens.read(tenant, conversation).stream()
        .map(one -> new String(one.value(), UTF_8))
        .sorted()
        .toList();
  }

  @Test
  void twoCallsThatKeepTheSameTokensInAnotherOrderNeverWaitForEachOther() throws Exception {
    var all = IntStream.range(0, 400).mapToObj(i -> token("Value " + i, "Person" + i)).toList();
    try (var threads = Executors.newFixedThreadPool(2)) {
      for (int round = 0; round < 10; round++) {
        String conversation = "c_" + round;
        var one = threads.submit(() -> tokens.keep(THREADCO, conversation, ADA, all));
        var other = threads.submit(() -> tokens.keep(THREADCO, conversation, ADA, all.reversed()));
        one.get();
        other.get();
        assertThat(tokens.read(THREADCO, conversation)).hasSize(all.size());
      }
    }
  }

  @Test
  void keepsTheTokensOfAConversationAndNoOthers() {
    tokens.keep(THREADCO, "c_1", ADA, List.of(JANE));
    tokens.keep(THREADCO, "c_1", ADA, List.of(JANE, SAM));
    assertThat(values(THREADCO, "c_1")).containsExactly("Jane Doe", "Sam");
    assertThat(values(THREADCO, "c_2")).isEmpty();
    assertThat(values(tenant("voltbay"), "c_1")).isEmpty();
  }

  @Test
  void forgetsThemAMonthAfterTheirLastUse() {
    tokens.keep(THREADCO, "c_1", ADA, List.of(JANE, SAM));
    clock.advance(Duration.ofDays(20));
    tokens.keep(THREADCO, "c_1", ADA, List.of(SAM));
    clock.advance(Duration.ofDays(20));
    assertThat(values(THREADCO, "c_1")).containsExactly("Sam");
  }

  private long erase(String subject) {
    return installation.database.inTenant(
        "threadco",
        connection -> new ErasableTokens().erase(connection, "threadco", subject, "e1"));
  }

  @Test
  void anErasureTakesThoseOfConversationsAboutTheSubjectAndNoOthers() {
    tokens.keep(THREADCO, "c_1", ADA, List.of(JANE));
    tokens.keep(THREADCO, "c_2", BOB, List.of(SAM));
    assertThat(erase(ADA)).isEqualTo(1);
    assertThat(values(THREADCO, "c_1")).isEmpty();
    assertThat(values(THREADCO, "c_2")).containsExactly("Sam");
  }

  @Test
  void aTokenOfAConversationAboutTwoGoesWithEither() {
    tokens.keep(THREADCO, "c_1", ADA, List.of(JANE));
    tokens.keep(THREADCO, "c_1", BOB, List.of(JANE));
    assertThat(erase(ADA)).isEqualTo(1);
  }

  @Test
  void whatWasUsedSinceAnErasureIsNotDestroyedWhenItIsDoneAgain() {
    tokens.keep(THREADCO, "c_1", ADA, List.of(JANE));
    Instant erasedAt = clock.instant();
    clock.advance(Duration.ofDays(1));
    tokens.keep(THREADCO, "c_2", ADA, List.of(SAM));
    long again =
        installation.database.inTenant(
            "threadco",
            connection ->
                new ErasableTokens().eraseAgain(connection, "threadco", ADA, "e1", erasedAt));
    assertThat(again).isEqualTo(1);
    assertThat(values(THREADCO, "c_2")).containsExactly("Sam");
  }
}
