package io.ledgerline.governance.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ledgerline.governance.setting.Spec;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AssurancesTest {
  private static final String MODEL = "claude-sonnet-5-5";
  private static final Set<String> PLAIN = Set.of();
  private static final Instant NOON = Instant.parse("2026-11-26T12:00:00Z");

  private static Assurances declared(Map<String, Object> more) {
    var spec = new HashMap<String, Object>();
    spec.put("proof", "baa");
    spec.put("routes", List.of("anthropic"));
    spec.put("from", "2026-01-01");
    spec.put("until", "2026-11-26");
    spec.put("reference", "contract 4711");
    spec.putAll(more);
    return new Assurances(List.of(Assurance.of("anthropic-baa", new Spec(spec))));
  }

  @Test
  void holdsForItsRoutesOnly() {
    assertThat(declared(Map.of()).proofs("anthropic", MODEL, PLAIN, NOON)).containsExactly("baa");
    assertThat(declared(Map.of()).proofs("bedrock", MODEL, PLAIN, NOON)).isEmpty();
  }

  @Test
  void holdsForItsModelsOnlyWhereItNamesSome() {
    var one = declared(Map.of("models", List.of(MODEL)));
    assertThat(one.proofs("anthropic", MODEL, PLAIN, NOON)).containsExactly("baa");
    assertThat(one.proofs("anthropic", "claude-opus-5-5", PLAIN, NOON)).isEmpty();
  }

  @Test
  void holdsForTheFeaturesThatItListsAndForNoOther() {
    var plain = declared(Map.of());
    var search = declared(Map.of("apiFeatures", List.of("web_search")));
    assertThat(plain.proofs("anthropic", MODEL, Set.of("web_search"), NOON)).isEmpty();
    assertThat(search.proofs("anthropic", MODEL, Set.of("web_search"), NOON))
        .containsExactly("baa");
    assertThat(search.proofs("anthropic", MODEL, PLAIN, NOON)).containsExactly("baa");
    assertThat(search.proofs("anthropic", MODEL, Set.of("files", "web_search"), NOON)).isEmpty();
  }

  @Test
  void holdsFromItsFirstDayToTheEndOfItsLast() {
    var all = declared(Map.of());
    assertThat(all.proofs("anthropic", MODEL, PLAIN, Instant.parse("2025-12-31T23:59:59Z")))
        .isEmpty();
    assertThat(all.proofs("anthropic", MODEL, PLAIN, Instant.parse("2026-01-01T00:00:00Z")))
        .isNotEmpty();
    assertThat(all.proofs("anthropic", MODEL, PLAIN, Instant.parse("2026-11-26T23:59:59Z")))
        .isNotEmpty();
    assertThat(all.proofs("anthropic", MODEL, PLAIN, Instant.parse("2026-11-27T00:00:00Z")))
        .isEmpty();
  }

  @Test
  void refusesDaysThatAreNone() {
    assertThatThrownBy(() -> declared(Map.of("until", "2026-02-30")))
        .hasMessageContaining("until: 2026-02-30");
    assertThatThrownBy(() -> declared(Map.of("until", "2025-12-31")))
        .hasMessageContaining("not before from");
  }
}
