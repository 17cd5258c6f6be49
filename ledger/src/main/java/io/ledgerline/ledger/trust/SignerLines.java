package io.ledgerline.ledger.trust;

import io.ledgerline.ledger.checkpoint.Algorithm;
import io.ledgerline.ledger.checkpoint.VerifierKey;
import java.util.Base64;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The {@code signer} lines of an installation, from its streams' verifier keys: streams that are
 * opened later are covered too.
 */
public final class SignerLines {
  private SignerLines() {}

  /**
   * One line per installation and key. Generations are numbered in the order in which the keys
   * come.
   *
   * @throws IllegalArgumentException if a key's name is no origin {@code
   *     base/installation/stream/node}
   */
  public static Set<String> of(Collection<VerifierKey> keys) {
    Map<String, Map<Algorithm, Set<String>>> found = new TreeMap<>();
    for (VerifierKey key : keys) {
      found
          .computeIfAbsent(installation(key.name()), prefix -> new EnumMap<>(Algorithm.class))
          .computeIfAbsent(key.algorithm(), algorithm -> new LinkedHashSet<>())
          .add(Base64.getEncoder().encodeToString(key.raw()));
    }
    Set<String> lines = new LinkedHashSet<>();
    found.forEach(
        (prefix, algorithms) ->
            algorithms.forEach(
                (algorithm, raws) -> {
                  int generation = 1;
                  for (String raw : raws) {
                    lines.add(
                        "signer %s %d %s %s"
                            .formatted(prefix, generation++, algorithm.text(), raw));
                  }
                }));
    return lines;
  }

  private static String installation(String origin) {
    int node = origin.lastIndexOf('/');
    int stream = node < 0 ? -1 : origin.lastIndexOf('/', node - 1);
    if (stream <= 0) {
      throw new IllegalArgumentException(
          "key name: " + origin + " (expected: base/installation/stream/node)");
    }
    return origin.substring(0, stream);
  }
}
