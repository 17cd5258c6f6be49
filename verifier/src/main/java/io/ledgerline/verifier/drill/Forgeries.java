package io.ledgerline.verifier.drill;

import io.ledgerline.ledger.checkpoint.Algorithm;
import io.ledgerline.ledger.checkpoint.Checkpoint;
import io.ledgerline.ledger.checkpoint.NoteSigner;
import io.ledgerline.ledger.checkpoint.SignedNote;
import io.ledgerline.ledger.checkpoint.SigningKey;
import io.ledgerline.ledger.stream.StreamState;
import io.ledgerline.verifier.Finding;
import io.ledgerline.verifier.drill.Manipulation.NotHereException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What someone does who signs: with a key of their own, or with the installation's. */
final class Forgeries {
  private Forgeries() {}

  static List<Manipulation> all() {
    return List.of(
        new Manipulation(
            Way.BACK_DATE,
            "with the installation's key: an entry that says last year is appended now",
            Knowledge.ANCHORS,
            Forgeries::appendedLate),
        new Manipulation(
            Way.FORGE,
            "history is rewritten and signed with another key",
            Knowledge.FOLDER,
            exhibit -> rewritten(exhibit, false)),
        new Manipulation(
            Way.FORGE,
            "the same, and the stream's key is replaced by that other key",
            Knowledge.KEYS,
            exhibit -> rewritten(exhibit, true)),
        new Manipulation(
            Way.FORGE,
            "with keys that were copied, rotated and retired: what came since is signed",
            Knowledge.FOLDER,
            Forgeries::byRetiredKeys),
        variant(
            Way.FORK,
            "with the installation's key: an old backup is continued in another way",
            "forked",
            Finding.Kind.EDITED),
        variant(
            Way.FORK,
            "with the installation's key: all of history is written anew",
            "rewritten",
            Finding.Kind.EDITED),
        variant(
            Way.ROLL_BACK,
            "everything is set back to an older, truly signed state",
            "earlier",
            Finding.Kind.ROLLED_BACK),
        new Manipulation(
            Way.ROLL_BACK,
            "one stream is set back to an older, truly signed state",
            Knowledge.LAST_SIGNED,
            Forgeries::oneStreamBack));
  }

  private static Manipulation variant(Way way, String done, String variant, Finding.Kind kind) {
    return new Manipulation(
        way,
        done,
        Knowledge.LAST_SIGNED,
        exhibit -> {
          String stream = exhibit.large().name();
          Path other = exhibit.variant(variant);
          exhibit.replace(exhibit.root().resolve("streams"), other.resolve("streams"));
          exhibit.replace(exhibit.root().resolve("journal"), other.resolve("journal"));
          return Expected.inFile(kind, stream, "checkpoint");
        });
  }

  private static Expected appendedLate(Exhibit exhibit) throws IOException, NotHereException {
    StreamCopy stream = exhibit.large();
    Path other = exhibit.variant("back-dated");
    exhibit.replace(exhibit.root().resolve("streams"), other.resolve("streams"));
    exhibit.replace(exhibit.root().resolve("journal"), other.resolve("journal"));
    return new Expected(Set.of(Finding.Kind.BACK_DATED), stream.name(), null, stream.size());
  }

  private static Expected oneStreamBack(Exhibit exhibit) throws IOException, NotHereException {
    StreamCopy stream = exhibit.large();
    Path older = exhibit.variant("earlier").resolve("streams").resolve(stream.name());
    exhibit.replace(stream.folder(), older);
    return Expected.inFile(Finding.Kind.ROLLED_BACK, stream.name(), "checkpoint");
  }

  private static Expected byRetiredKeys(Exhibit exhibit) throws IOException, NotHereException {
    Path signed = exhibit.variant(CopiedKeys.VARIANT);
    StreamCopy stream = exhibit.large();
    Path checkpoint = stream.folder().resolve("checkpoint");
    String place = exhibit.root().relativize(checkpoint).toString();
    exhibit.write(checkpoint, Files.readAllBytes(signed.resolve(place)));
    return Expected.inFile(Finding.Kind.BAD_SIGNATURE, stream.name(), "checkpoint");
  }

  private static Expected rewritten(Exhibit exhibit, boolean withKey)
      throws IOException, NotHereException {
    StreamCopy stream = exhibit.large();
    List<byte[]> entries = stream.entries();
    Rebuild.of(exhibit, stream, Bytes.with(entries, 100, Bytes.otherDigit(entries.get(100))));
    StreamState state = StreamState.parse(stream.read("state"));
    String text = new Checkpoint(state.origin(), state.size(), state.tree().root()).text();
    List<NoteSigner> keys = strangeKeys(state.origin());
    String note = SignedNote.sign(text, keys).format();
    exhibit.write(stream.folder().resolve("checkpoint"), note.getBytes(StandardCharsets.UTF_8));
    if (withKey) {
      String vkeys =
          keys.stream().map(key -> key.verifierKey().vkey() + '\n').collect(Collectors.joining());
      exhibit.write(stream.folder().resolve("vkey"), vkeys.getBytes(StandardCharsets.UTF_8));
    }
    return Expected.inFile(Finding.Kind.BAD_SIGNATURE, stream.name(), "checkpoint");
  }

  /** Keys of both algorithms that somebody else made, and that say to be the origin's. */
  private static List<NoteSigner> strangeKeys(String origin) {
    byte[] seed = new byte[SigningKey.SEED_BYTES];
    new SecureRandom().nextBytes(seed);
    return Stream.of(Algorithm.ED25519, Algorithm.ML_DSA_44)
        .map(each -> SigningKey.of(each, seed).signer(origin, InstantSource.system()))
        .toList();
  }
}
