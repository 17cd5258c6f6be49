package io.ledgerline.ledger.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The vectors of transparency-dev/merkle, where a checkout stands beside this repository. */
class PublicVectorsTest {
  private static final String PLACE = "shared/vectors/merkle/testdata";

  private static List<Path> vectors(String kind) throws Exception {
    Path at = Path.of("").toAbsolutePath();
    while (at != null && !Files.isDirectory(at.resolve(PLACE))) {
      at = at.getParent();
    }
    assumeTrue(at != null, "SKIPPED: no folder " + PLACE + " above this module");
    try (var files = Files.walk(at.resolve(PLACE).resolve(kind))) {
      return files.filter(path -> path.toString().endsWith(".json")).toList();
    }
  }

  /** A vector's fields. */
  private record Vector(String json) {
    long number(String name) {
      Matcher matcher = Pattern.compile('"' + name + "\":\\s*(\\d+)").matcher(json);
      return matcher.find() ? Long.parseUnsignedLong(matcher.group(1)) : 0;
    }

    boolean wantsError() {
      return Pattern.compile("\"wantErr\":\\s*true").matcher(json).find();
    }

    Hash hash(String name) {
      Matcher matcher = Pattern.compile('"' + name + "\":\\s*\"([^\"]*)\"").matcher(json);
      return matcher.find() ? padded(matcher.group(1)) : Hash.of(new byte[32]);
    }

    List<Hash> proof() {
      Matcher list = Pattern.compile("\"proof\":\\s*\\[([^\\]]*)]").matcher(json);
      List<Hash> proof = new ArrayList<>();
      if (list.find()) {
        Matcher item = Pattern.compile("\"([^\"]*)\"").matcher(list.group(1));
        while (item.find()) {
          proof.add(padded(item.group(1)));
        }
      }
      return proof;
    }

    /** Whether every hash is one; our own type can't hold any other. */
    boolean hasOnlyHashes() {
      Matcher item = Pattern.compile("\"(root|leafHash)\":\\s*\"([^\"]*)\"").matcher(json);
      boolean only = true;
      while (item.find()) {
        only &= Base64.getDecoder().decode(item.group(2)).length == 32;
      }
      return only;
    }

    /** Dummy roots of other lengths stay equal or unequal to each other. */
    private static Hash padded(String base64) {
      byte[] bytes = Base64.getDecoder().decode(base64);
      return Hash.of(java.util.Arrays.copyOf(bytes, 32));
    }
  }

  private interface Check {
    boolean holds(Vector vector);
  }

  private static void checkAll(String kind, int atLeast, Check check) throws Exception {
    List<Path> files = vectors(kind);
    assertThat(files).hasSizeGreaterThanOrEqualTo(atLeast);
    for (Path file : files) {
      Vector vector = new Vector(Files.readString(file));
      assertThat(check.holds(vector)).as(file.toString()).isEqualTo(!vector.wantsError());
    }
  }

  @Test
  void acceptsAndRefusesEveryInclusionProofAsPublished() throws Exception {
    checkAll(
        "inclusion",
        98,
        v ->
            v.hasOnlyHashes()
                && ProofCheck.inclusion(
                    v.number("leafIdx"),
                    v.number("treeSize"),
                    v.hash("leafHash"),
                    v.proof(),
                    v.hash("root")));
  }

  @Test
  void acceptsAndRefusesEveryConsistencyProofAsPublished() throws Exception {
    checkAll(
        "consistency",
        98,
        v ->
            ProofCheck.consistency(
                v.number("size1"), v.number("size2"), v.proof(), v.hash("root1"), v.hash("root2")));
  }

  @Test
  void acceptsAndRefusesEverySubtreeInclusionProofAsPublished() throws Exception {
    checkAll(
        "subtreeinclusion",
        204,
        v ->
            v.hasOnlyHashes()
                && ProofCheck.subtreeInclusion(
                    v.number("leafIdx"),
                    v.number("start"),
                    v.number("end"),
                    v.hash("leafHash"),
                    v.proof(),
                    v.hash("root")));
  }

  @Test
  void acceptsAndRefusesEverySubtreeConsistencyProofAsPublished() throws Exception {
    checkAll(
        "subtreeconsistency",
        118,
        v ->
            ProofCheck.subtree(
                v.number("start"),
                v.number("end"),
                v.number("size"),
                v.proof(),
                v.hash("root1"),
                v.hash("root2")));
  }
}
