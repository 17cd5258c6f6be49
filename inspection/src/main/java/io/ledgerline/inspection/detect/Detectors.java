package io.ledgerline.inspection.detect;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ledgerline.inspection.Finding;
import io.ledgerline.inspection.scan.Category;
import io.ledgerline.inspection.scan.Engine;
import io.ledgerline.inspection.scan.Kind;
import io.ledgerline.inspection.scan.Rule;
import io.ledgerline.inspection.scan.Vocabulary;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An immutable set of detectors that scans UTF-8 text. Thread-safe; a scan takes time linear in the
 * text, whatever is in it, and memory that does not depend on it but for the findings and, where
 * the text holds escaped text ({@code \n}), one copy of it.
 */
public final class Detectors {
  /**
   * Grows when what all rules are given changes, or much of what they find, so that the digest of a
   * set tells that other values may be found.
   */
  private static final int SET_VERSION = 16;

  private static final Detectors STANDARD = new Detectors(StandardRules.all());

  private final Engine engine;
  private final SortedMap<String, Kind> kinds = new TreeMap<>();
  private final String digest;

  Detectors(List<Rule> rules) {
    this.engine = new Engine(Vocabulary.standard(), rules);
    for (var rule : rules) {
      rule.kinds().forEach(kind -> kinds.put(kind.type(), kind));
    }
    this.digest = digest(versions());
  }

  /** The detectors that come with Ledgerline. */
  public static Detectors standard() {
    return STANDARD;
  }

  /**
   * What is in a text.
   *
   * @param utf8 holds the text; bytes that are no UTF-8 are passed by, never an error
   * @param from offset of its first byte
   * @param to offset behind its last byte
   * @return findings with offsets into {@code utf8}, sorted, disjoint; the same for the same input
   */
  public List<Finding> scan(byte[] utf8, int from, int to, ScanContext context) {
    return examine(utf8, from, to, context).findings();
  }

  /** What is in a text, and what it says about itself: the ground for a classification. */
  public Examined examine(byte[] utf8, int from, int to, ScanContext context) {
    Objects.checkFromToIndex(from, to, utf8.length);
    var scan = engine.scan(utf8, from, to, context.label(), context.leastPermille());
    return new Examined(scan.findings(), scan.signals());
  }

  /**
   * What detectors saw in a text.
   *
   * @param findings values, sorted and disjoint
   * @param signals words of health, money, law and trade, markings, program text
   */
  public record Examined(List<Finding> findings, List<Finding> signals) {
    public Examined {
      findings = List.copyOf(findings);
      signals = List.copyOf(signals);
    }
  }

  /** What is in a whole text. */
  public List<Finding> scan(byte[] utf8, ScanContext context) {
    return scan(utf8, 0, utf8.length, context);
  }

  /** Every detector with its version ({@code us_ssn@1}), sorted. */
  public List<String> versions() {
    return kinds.values().stream().map(Kind::detector).toList();
  }

  /** The types that can be found, sorted. */
  public List<String> types() {
    return List.copyOf(kinds.keySet());
  }

  /** What kind of data a type is; {@link Category#NONE} for a type that is not in this set. */
  public Category category(String type) {
    var kind = kinds.get(type);
    return kind == null ? Category.NONE : kind.category();
  }

  /** A digest over all versions: {@code sha256:} and 64 hex digits. */
  public String digest() {
    return digest;
  }

  private static String digest(List<String> versions) {
    try {
      var sha256 = MessageDigest.getInstance("SHA-256");
      sha256.update(("set " + SET_VERSION + "\n").getBytes(UTF_8));
      versions.forEach(version -> sha256.update((version + "\n").getBytes(UTF_8)));
      return "sha256:" + HexFormat.of().formatHex(sha256.digest());
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
