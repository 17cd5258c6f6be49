package io.ledgerline.anchors.witness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ledgerline.ledger.checkpoint.Algorithm;
import io.ledgerline.ledger.checkpoint.Checkpoint;
import io.ledgerline.ledger.checkpoint.NoteSigner;
import io.ledgerline.ledger.checkpoint.SignedNote;
import io.ledgerline.ledger.checkpoint.SigningKey;
import io.ledgerline.ledger.checkpoint.VerifierKey;
import io.ledgerline.ledger.proof.Proofs;
import io.ledgerline.ledger.tree.Hash;
import io.ledgerline.ledger.tree.MerkleHasher;
import io.ledgerline.ledger.trust.TrustFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WitnessTest {
  private static final String ORIGIN = "ledger.example/i/brand/n1";
  private static final InstantSource CLOCK = () -> Instant.ofEpochSecond(1_790_000_000);
  private static final byte[] SEED = new byte[32];

  @TempDir Path temporary;
  private final List<NoteSigner> log =
      List.of(
          SigningKey.of(Algorithm.ED25519, SEED).signer(ORIGIN, CLOCK),
          SigningKey.of(Algorithm.ML_DSA_44, SEED).signer(ORIGIN, CLOCK));
  private WitnessFolder folder;
  private Witness witness;

  @BeforeEach
  void open() throws IOException {
    WitnessFolder.make(temporary.resolve("w"), "witness.example/w1", new SecureRandom());
    folder = WitnessFolder.open(temporary.resolve("w"));
    witness = new Witness(folder, () -> TrustFile.parse(watched()), CLOCK);
  }

  @AfterEach
  void close() throws IOException {
    folder.close();
  }

  private static String watched() {
    return "# ours\nsigner ledger.example/i 1 ed25519 "
        + raw(Algorithm.ED25519)
        + "\nsigner ledger.example/i 1 ml-dsa-44 "
        + raw(Algorithm.ML_DSA_44)
        + "\nquorum none\n";
  }

  private static String raw(Algorithm algorithm) {
    return Base64.getEncoder().encodeToString(SigningKey.of(algorithm, SEED).raw());
  }

  /** The proofs of a tree whose leaf i is the text of i, another text from the fork on. */
  private static Proofs tree(long size, long fork) {
    MerkleHasher hasher = new MerkleHasher();
    return new Proofs(
        (start, height) -> {
          List<Hash> level = new ArrayList<>();
          for (long i = start; i < start + (1L << height); i++) {
            String leaf = i >= fork ? "forged " + i : "leaf " + i;
            level.add(MerkleHasher.leafHash(leaf.getBytes(StandardCharsets.UTF_8)));
          }
          while (level.size() > 1) {
            List<Hash> above = new ArrayList<>();
            for (int i = 0; i < level.size(); i += 2) {
              above.add(hasher.node(level.get(i), level.get(i + 1)));
            }
            level = above;
          }
          return level.getFirst();
        },
        size);
  }

  private byte[] request(long old, long size, long fork, List<NoteSigner> signers)
      throws IOException {
    Proofs proofs = tree(size, fork);
    String text = new Checkpoint(ORIGIN, size, proofs.root(size)).text();
    List<Hash> proof = old == 0 || old > size ? List.of() : proofs.consistency(old, size);
    return AddCheckpoint.of(old, proof, SignedNote.sign(text, signers)).format();
  }

  private Witness.Answer ask(long old, long size) throws IOException {
    return witness.addCheckpoint(request(old, size, Long.MAX_VALUE, log));
  }

  @Test
  void signsATreeThatGrowsAndEveryLineVerifies() throws IOException {
    assertThat(ask(0, 3).status()).isEqualTo(200);
    Witness.Answer answer = ask(3, 70);
    assertThat(answer.status()).isEqualTo(200);
    String text = new Checkpoint(ORIGIN, 70, tree(70, 99).root(70)).text();
    SignedNote note =
        SignedNote.parse((text + '\n' + answer.body()).getBytes(StandardCharsets.UTF_8));
    assertThat(note.signatures()).hasSize(2);
    for (String vkey : witness.vkeys()) {
      VerifierKey key = VerifierKey.parse(vkey);
      assertThat(key.accepts(note)).isTrue();
      assertThat(key.time(note.signatures().getFirst())).isEqualTo(CLOCK.instant());
    }
    assertThat(witness.published(WitnessFolder.id(ORIGIN)))
        .hasValueSatisfying(bytes -> assertThat(SignedNote.parse(bytes).signatures()).hasSize(4));
  }

  @Test
  void showsMonitorsNothingButCheckpoints() throws IOException {
    for (String id : List.of("", "..", "../witness.key", "\0", "A".repeat(64), "0".repeat(64))) {
      assertThat(witness.published(id)).as(id).isEmpty();
    }
  }

  @Test
  void signsTheSameSizeAgainAndRemembersOverARestart() throws IOException {
    assertThat(ask(0, 5).status()).isEqualTo(200);
    folder.close();
    folder = WitnessFolder.open(temporary.resolve("w"));
    witness = new Witness(folder, () -> TrustFile.parse(watched()), CLOCK);
    assertThat(ask(5, 5).status()).isEqualTo(200);
    Witness.Answer conflict = ask(0, 9);
    assertThat(conflict.status()).isEqualTo(409);
    assertThat(conflict.contentType()).isEqualTo("text/x.tlog.size");
    assertThat(conflict.body()).isEqualTo("5\n");
  }

  @Test
  void keysOfAnOlderGenerationSignNothingAfterNewerOnesDid() throws IOException {
    byte[] second = new byte[32];
    second[0] = 1;
    List<NoteSigner> newer = new ArrayList<>();
    StringBuilder both = new StringBuilder(watched());
    for (Algorithm each : List.of(Algorithm.ED25519, Algorithm.ML_DSA_44)) {
      SigningKey key = SigningKey.of(each, second);
      newer.add(key.signer(ORIGIN, CLOCK));
      String raw = Base64.getEncoder().encodeToString(key.raw());
      both.append("signer ledger.example/i 2 " + each.text() + " " + raw + "\n");
    }
    witness = new Witness(folder, () -> TrustFile.parse(both.toString()), CLOCK);
    List<NoteSigner> handOver = new ArrayList<>(log);
    handOver.addAll(newer);
    assertThat(ask(0, 3).status()).isEqualTo(200);
    assertThat(witness.addCheckpoint(request(3, 5, 99, handOver)).status()).isEqualTo(200);

    Witness.Answer stolen = ask(5, 9);
    assertThat(stolen.status()).isEqualTo(403);
    assertThat(stolen.body()).contains("generation 1", "generation 2");
    assertThat(witness.addCheckpoint(request(5, 9, 99, newer)).status()).isEqualTo(200);
  }

  @Test
  void refusesASecondHistoryAtTheSameSizeAndAtAGreaterOne() throws IOException {
    assertThat(ask(0, 8).status()).isEqualTo(200);
    Witness.Answer same = witness.addCheckpoint(request(8, 8, 4, log));
    assertThat(same.status()).isEqualTo(409);
    assertThat(same.contentType()).doesNotContain("tlog.size");
    assertThat(witness.addCheckpoint(request(8, 20, 4, log)).status()).isEqualTo(422);
    assertThat(ask(8, 20).status()).isEqualTo(200);
  }

  @Test
  void refusesWhoItDoesNotKnowAndWhoSignsWithOneKeyOnly() throws IOException {
    var stranger = SigningKey.of(Algorithm.ED25519, filled(7));
    assertThat(
            witness
                .addCheckpoint(
                    request(0, 1, 9, List.of(stranger.signer(ORIGIN, CLOCK), log.get(1))))
                .status())
        .isEqualTo(403);
    assertThat(witness.addCheckpoint(request(0, 1, 9, List.of(log.getFirst()))).status())
        .isEqualTo(403);
    String elsewhere = new Checkpoint("ledger.example/other", 1, tree(1, 9).root(1)).text();
    var note = SignedNote.sign(elsewhere, log);
    assertThat(witness.addCheckpoint(AddCheckpoint.of(0, List.of(), note).format()).status())
        .isEqualTo(404);
    assertThat(witness.published(WitnessFolder.id(ORIGIN))).isEmpty();
  }

  private static byte[] filled(int value) {
    byte[] seed = new byte[32];
    Arrays.fill(seed, (byte) value);
    return seed;
  }

  @Test
  void refusesAnOldSizeAboveTheNewAndAProofThatIsNotAskedFor() throws IOException {
    assertThat(ask(9, 3).status()).isEqualTo(400);
    var proofs = tree(4, 99);
    var note = SignedNote.sign(new Checkpoint(ORIGIN, 4, proofs.root(4)).text(), log);
    byte[] unasked = AddCheckpoint.of(0, proofs.consistency(2, 4), note).format();
    assertThat(witness.addCheckpoint(unasked).status()).isEqualTo(422);
  }

  @Test
  void refusesEveryTruncationOfARequestWithoutAnException() throws IOException {
    byte[] whole = request(0, 3, 99, log);
    for (int length = 0; length < whole.length; length++) {
      assertThat(witness.addCheckpoint(Arrays.copyOf(whole, length)).status())
          .as("cut to %d", length)
          .isIn(400, 403);
    }
    assertThat(witness.addCheckpoint(new byte[AddCheckpoint.MAX_BYTES + 1]).status())
        .isEqualTo(400);
  }

  @Test
  void refusesSizesAndHashesThatAreNotCanonical() {
    for (String head :
        List.of(
            "old 01\n\n",
            "old -1\n\n",
            "old +1\n\n",
            "old 9223372036854775808\n\n",
            "old 1\nAAAA\n\n",
            "new 1\n\n",
            "old 1 \n\n")) {
      assertThatThrownBy(
              () -> AddCheckpoint.parse((head + "x\n1\n").getBytes(StandardCharsets.UTF_8)))
          .as(head)
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void makesNoSecondWitnessInAFolderAndNoneWithoutAMemory() {
    assertThatThrownBy(
            () -> WitnessFolder.make(temporary.resolve("w"), "other", new SecureRandom()))
        .isInstanceOf(IOException.class);
    assertThatThrownBy(() -> WitnessFolder.open(temporary.resolve("w")))
        .hasMessageContaining("already");
    assertThatThrownBy(() -> WitnessFolder.open(temporary.resolve("empty")))
        .hasMessageContaining("witness init");
  }

  @Test
  void watchesOriginsAtOrBelowAPrefixOnly() {
    var logs = TrustFile.parse(watched());
    assertThat(logs.keysOf("ledger.example/i").keys()).hasSize(2);
    assertThat(logs.keysOf("ledger.example/i/x/n1").keys()).hasSize(2);
    assertThat(logs.keysOf("ledger.example/ij/x/n1").isEmpty()).isTrue();
    assertThatThrownBy(() -> TrustFile.parse("log nonsense")).hasMessageContaining("line 1:");
    assertThatThrownBy(() -> TrustFile.parse("\nsignr a 1 ed25519 AAAA"))
        .hasMessageContaining("line 2:");
  }

  @Test
  void readsTheCosignatureThatTwoOtherImplementationsMade() {
    // Computed with Go's x/mod and with Python; seed 20..3f, time 1790000000.
    String note =
        """
        ledger.example/tenant-7
        8
        XcnaeacGWamtVZy3Ad7ZoqudgjqtL0lgz+Nw7/RgQyg=

        \u2014 ledger.example/tenant-7 yyj8fnu6V6qR7HsUsGFxEwuuKaz4SJZbFxVNDI98mzTsBD87o070td3FlKUUS8AYcAQ0wLSJyWQWFffcIu+aJBLEXAo=
        \u2014 witness.example/w1 IDJKvgAAAABqsTuACh7OJCGSk7cYqTm+RgAmnDuYLMXGG4GWzhOCbKlFyJSo4kA3gTqa4WWQhVRe3TmySWoM4P3Rv6aJhmWW2UrxDw==
        """;
    byte[] seed = new byte[32];
    for (int i = 0; i < seed.length; i++) {
      seed[i] = (byte) (0x20 + i);
    }
    var ours =
        SigningKey.of(Algorithm.ED25519_COSIGNATURE, seed).signer("witness.example/w1", CLOCK);
    assertThat(ours.verifierKey().vkey())
        .isEqualTo("witness.example/w1+20324abe+BCmsuuFBvMrwsi4alNNNC8c2HlJtC/4SyJeUvJMilm3X");
    SignedNote read = SignedNote.parse(note.getBytes(StandardCharsets.UTF_8));
    assertThat(ours.verifierKey().accepts(read)).isTrue();
    assertThat(ours.sign(read.text())).isEqualTo(read.signatures().get(1).signature());
  }
}
