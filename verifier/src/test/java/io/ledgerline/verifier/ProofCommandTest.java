package io.ledgerline.verifier;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.ledger.Ledger;
import io.ledgerline.ledger.LedgerConfig;
import io.ledgerline.ledger.Receipt;
import io.ledgerline.ledger.checkpoint.Algorithm;
import io.ledgerline.ledger.checkpoint.SignedNote;
import io.ledgerline.ledger.checkpoint.SigningKey;
import io.ledgerline.ledger.proof.TlogProof;
import io.ledgerline.ledger.tree.MerkleHasher;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProofCommandTest {
  @TempDir private Path folder;
  private Path proof;
  private Path entry;
  private Receipt receipt;
  private List<String> vkeys;
  private String vkey = "";
  private String otherVkey = "";
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();

  @BeforeEach
  void prove() throws Exception {
    for (int start = 0; start < 2; start++) { // the checkpoint is there after a clean end
      try (Ledger ledger = open()) {
        if (start == 0) {
          for (int i = 0; i < 5; i++) {
            ledger.append("threadco", ("entry " + i).getBytes(UTF_8));
          }
          continue;
        }
        var made = ledger.published("threadco").orElseThrow().prove(3).orElseThrow();
        proof = Files.writeString(folder.resolve("p.tlog-proof"), made.format());
        entry = Files.writeString(folder.resolve("entry"), "entry 3");
        receipt = new Receipt("threadco", 3, MerkleHasher.leafHash("entry 3".getBytes(UTF_8)));
        vkeys = ledger.vkeys("threadco");
        vkey = vkeys.getFirst();
        otherVkey = ledger.vkey("_system");
      }
    }
  }

  private Ledger open() throws Exception {
    return Ledger.open(
        LedgerConfig.of(folder.resolve("data"), folder.resolve("state"), "ledger.example", "n1")
            .withJournal(1 << 20, 3),
        InstantSource.system(),
        (stream, origin, key) -> origin.getBytes(UTF_8));
  }

  private int run(Object... arguments) throws Exception {
    said.reset();
    List<String> all = new ArrayList<>(List.of("proof"));
    for (Object each : arguments) {
      all.add(each.toString());
    }
    var stream = new PrintStream(said, true, UTF_8);
    return VerifyCommand.run(all.toArray(String[]::new), stream, stream);
  }

  @Test
  void provesAnEntryByItsBytesAndByItsReceipt() throws Exception {
    assertThat(run(proof, "--vkey", vkey, "--entry", entry)).isZero();
    assertThat(run(proof, "--vkey", vkey, "--receipt", receipt.headerValue())).isZero();
    assertThat(said.toString(UTF_8)).contains("entry 3").contains("5 entries");
    assertThat(run(proof, "--vkey", vkey, "--vkey", vkeys.getLast(), "--entry", entry)).isZero();
  }

  @Test
  void saysUntilWhenWhereTrustedWitnessesSignedTheCheckpoint() throws Exception {
    byte[] seed = new byte[32];
    var witness =
        SigningKey.of(Algorithm.ED25519_COSIGNATURE, seed)
            .signer("witness.example/w1", () -> Instant.ofEpochSecond(1_790_000_000));
    Path trust =
        Files.writeString(
            folder.resolve("trust"),
            vkeys.stream().map(each -> "log " + each + "\n").collect(Collectors.joining())
                + "witness w1 "
                + witness.verifierKey().vkey()
                + "\nquorum w1\n");
    assertThat(run(proof, "--trust", trust, "--entry", entry)).isZero();
    assertThat(said.toString(UTF_8)).contains("no quorum of witnesses");

    TlogProof bare = TlogProof.parse(Files.readAllBytes(proof));
    List<SignedNote.Line> lines = new ArrayList<>(bare.signedNote().signatures());
    var signed = SignedNote.sign(bare.signedNote().text(), List.of(witness)).signatures();
    lines.addAll(signed);
    String note = new SignedNote(bare.signedNote().text(), lines).format();
    Path witnessed =
        Files.writeString(
            folder.resolve("w"), TlogProof.of(bare.index(), bare.path(), note).format());
    assertThat(run(witnessed, "--trust", trust, "--entry", entry)).isZero();
    assertThat(said.toString(UTF_8))
        .contains("anchored outside up to 2026-09-21T14:13:20Z by witness w1");

    String text = Files.readString(witnessed);
    int last = text.stripTrailing().length() - 12;
    char other = text.charAt(last) == 'A' ? 'B' : 'A';
    Path broken =
        Files.writeString(
            folder.resolve("b"), text.substring(0, last) + other + text.substring(last + 1));
    assertThat(run(broken, "--trust", trust, "--entry", entry)).isEqualTo(1);
    assertThat(said.toString(UTF_8)).contains("witness w1 is not a good signature");
  }

  @Test
  void saysWhatIsNotProven() throws Exception {
    Path other = Files.writeString(folder.resolve("other"), "entry 4");
    assertThat(run(proof, "--vkey", vkey, "--entry", other)).isEqualTo(1);
    assertThat(said.toString(UTF_8)).contains("not the one that was given");

    assertThat(run(proof, "--vkey", otherVkey, "--entry", entry)).isEqualTo(1);
    assertThat(said.toString(UTF_8)).contains("no trusted key");

    var elsewhere = new Receipt("threadco", 2, receipt.leafHash()).headerValue();
    assertThat(run(proof, "--vkey", vkey, "--receipt", elsewhere)).isEqualTo(1);
    var foreign = new Receipt("homely", 3, receipt.leafHash()).headerValue();
    assertThat(run(proof, "--vkey", vkey, "--receipt", foreign)).isEqualTo(1);
  }

  @Test
  void provesNothingWithAnyOneCharacterOfTheFileChanged() throws Exception {
    String good = Files.readString(proof);
    for (int at = 0; at < good.length(); at++) {
      char c = good.charAt(at) == 'A' ? 'B' : 'A';
      Path bad = folder.resolve("bad");
      Files.writeString(bad, good.substring(0, at) + c + good.substring(at + 1));
      assertThat(run(bad, "--vkey", vkey, "--vkey", vkeys.getLast(), "--entry", entry))
          .as("byte " + at)
          .isNotZero();
    }
  }

  @Test
  void asksForKeysAndForWhatWasRecorded() throws Exception {
    assertThat(run(proof, "--entry", entry)).isEqualTo(2);
    assertThat(run(proof, "--vkey", vkey)).isEqualTo(2);
    assertThat(run(folder.resolve("none"), "--vkey", vkey, "--entry", entry)).isEqualTo(2);
    assertThat(run(proof, "--vkey", vkey, "--receipt", "threadco:-1:00")).isEqualTo(2);
  }
}
