package io.ledgerline.ledger;

import io.ledgerline.ledger.checkpoint.KeyRing;
import io.ledgerline.ledger.checkpoint.NoteSigner;
import io.ledgerline.ledger.checkpoint.SignedNote;
import io.ledgerline.ledger.checkpoint.VerifierKey;
import io.ledgerline.ledger.key.KeyGeneration;
import io.ledgerline.ledger.key.KeyStore;
import io.ledgerline.ledger.stream.StreamOrigins;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** The keys of this installation at work under the origins of its streams. Thread-safe. */
record Signing(KeyStore keys, InstantSource clock) {
  /** The number of the generation that signs now. */
  int generation() {
    return keys.current().number();
  }

  /** The lines that a checkpoint gets, by that generation; none if its secret is gone. */
  List<NoteSigner> signers(int generation, String origin) throws IOException {
    return keys.signers(generation, origin, clock);
  }

  /** The vkeys of every generation up to that one, oldest first, for every origin. */
  List<String> vkeys(int generation, StreamOrigins origins) {
    return origins.all().stream().flatMap(each -> vkeys(generation, each).stream()).toList();
  }

  private List<String> vkeys(int generation, String origin) {
    List<String> all = new ArrayList<>();
    for (KeyGeneration each : keys.generations().subList(0, generation)) {
      each.verifierKeys(origin).forEach(key -> all.add(key.vkey()));
    }
    return all;
  }

  /** Whether every line of the note by a key of ours is good, and there are some of each kind. */
  boolean accepts(SignedNote note, String origin) {
    List<VerifierKey> all = new ArrayList<>();
    keys.generations().forEach(each -> all.addAll(each.verifierKeys(origin)));
    return new KeyRing(all).accepts(note);
  }

  /** The newest generation that has a line in the note, checked or not; 0 if none has. */
  int newestIn(SignedNote note, String origin) {
    List<KeyGeneration> all = keys.generations();
    for (int number = all.size(); number > 0; number--) {
      for (VerifierKey key : all.get(number - 1).verifierKeys(origin)) {
        if (note.signatures().stream().anyMatch(key::isNamedIn)) {
          return number;
        }
      }
    }
    return 0;
  }

  /** The Ed25519 vkey of the generation that signs now. */
  String vkey(String origin) {
    return keys.current().verifierKeys(origin).getFirst().vkey();
  }
}
