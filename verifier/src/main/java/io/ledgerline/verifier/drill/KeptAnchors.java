package io.ledgerline.verifier.drill;

import io.ledgerline.ledger.anchor.AnchorArchive;
import io.ledgerline.ledger.anchor.AnchorKind;
import io.ledgerline.ledger.checkpoint.Algorithm;
import io.ledgerline.ledger.checkpoint.Checkpoint;
import io.ledgerline.ledger.checkpoint.NoteSigner;
import io.ledgerline.ledger.checkpoint.SignedNote;
import io.ledgerline.ledger.checkpoint.SigningKey;
import io.ledgerline.ledger.trust.TrustFile;
import io.ledgerline.verifier.trust.Trust;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** An anchor archive out of the forger's reach, and a witness of the drill's own that signs it. */
final class KeptAnchors {
  private final Path folder;
  private final NoteSigner witness;

  KeptAnchors(Path folder) {
    this.folder = folder;
    byte[] seed = new byte[SigningKey.SEED_BYTES];
    new SecureRandom().nextBytes(seed);
    this.witness =
        SigningKey.of(Algorithm.ED25519_COSIGNATURE, seed)
            .signer("drill.invalid/witness", InstantSource.system());
  }

  /** Where the archive is. */
  Path folder() {
    return folder;
  }

  /** Who trusts the drill's witness. */
  Trust trust() {
    String vkey = witness.verifierKey().vkey();
    return Trust.of(TrustFile.parse("witness drill " + vkey + "\nquorum drill\n"), Map.of());
  }

  /** Has the witness sign a checkpoint now, and keeps it. */
  void keep(String stream, SignedNote note) throws IOException {
    List<SignedNote.Line> lines = new ArrayList<>(note.signatures());
    lines.addAll(SignedNote.sign(note.text(), List.of(witness)).signatures());
    Path at = new AnchorArchive(folder).folder(stream, AnchorKind.WITNESS);
    Files.createDirectories(at);
    String name = AnchorArchive.name(Checkpoint.parse(note.text()).size());
    Files.write(
        at.resolve(name + AnchorKind.WITNESS.suffix()),
        new SignedNote(note.text(), lines).format().getBytes(StandardCharsets.UTF_8));
  }
}
