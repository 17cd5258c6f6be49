package io.ledgerline.anchors.witness;

import io.ledgerline.anchors.AnchorException;
import io.ledgerline.anchors.Outside;
import io.ledgerline.ledger.checkpoint.SignedNote;
import io.ledgerline.ledger.checkpoint.VerifierKey;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Asks one witness over HTTP, and takes only lines that its key made. Thread-safe. */
public final class WitnessClient {
  private static final Duration DEADLINE = Duration.ofSeconds(15);
  private static final int MOST = 64 << 10;

  private final VerifierKey key;
  private final URI submit;
  private final Outside outside;

  /** What a witness said. */
  public sealed interface Said {
    /** It signed: its lines, all checked. */
    record Signed(List<SignedNote.Line> lines) implements Said {}

    /** It knows another size than it was told. */
    record Knows(long size) implements Said {}
  }

  /**
   * @param key the key that checks its lines; its name is the witness's
   * @param prefix its submission prefix; {@code add-checkpoint} is added
   */
  public WitnessClient(VerifierKey key, URI prefix) {
    this.key = key;
    this.submit = Outside.below(prefix, AddCheckpoint.PATH);
    this.outside = new Outside("witness " + key.name(), MOST);
  }

  /** The witness's key. */
  public VerifierKey key() {
    return key;
  }

  /**
   * Asks for a signature.
   *
   * @throws AnchorException if it refused, was not reached, or answered with what it did not sign
   */
  public Said ask(AddCheckpoint wanted) throws AnchorException, InterruptedException {
    Outside.Answer answer =
        outside.ask(
            HttpRequest.newBuilder(submit)
                .header("content-type", "text/plain; charset=utf-8")
                .POST(HttpRequest.BodyPublishers.ofByteArray(wanted.format())),
            DEADLINE);
    return switch (answer.status()) {
      case 200 -> new Said.Signed(lines(wanted.note().text(), answer.body()));
      case 409 -> conflict(wanted, answer);
      case 400, 403, 404, 422 ->
          throw AnchorException.refused(said(answer.status(), wanted.checkpoint().origin()));
      default -> throw AnchorException.away(said(answer.status(), wanted.checkpoint().origin()));
    };
  }

  private String said(int status, String origin) {
    String meaning =
        switch (status) {
          case 400 -> "it takes the request for malformed";
          case 403 -> "it knows other keys of the log: give it our verifier keys";
          case 404 -> "it does not watch this origin: have it added";
          case 409 ->
              "it signed another root at this size: the log has two histories, compare them";
          case 422 -> "it takes the consistency proof for wrong: the log may have two histories";
          default -> "it can't answer now";
        };
    return "witness " + key.name() + " answered " + status + " for " + origin + ": " + meaning;
  }

  private Said conflict(AddCheckpoint wanted, Outside.Answer answer) throws AnchorException {
    String body = new String(answer.body(), StandardCharsets.US_ASCII);
    if (answer.contentType().equals(AddCheckpoint.SIZE_TYPE) && body.endsWith("\n")) {
      try {
        return new Said.Knows(AddCheckpoint.size(body.substring(0, body.length() - 1)));
      } catch (IllegalArgumentException e) {
        throw AnchorException.away(
            "witness " + key.name() + " answered 409 with a body that is no size");
      }
    }
    throw AnchorException.refused(said(409, wanted.checkpoint().origin()));
  }

  private List<SignedNote.Line> lines(String text, byte[] body) throws AnchorException {
    SignedNote note;
    try {
      String lines = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
      note = SignedNote.parse((text + '\n' + lines).getBytes(StandardCharsets.UTF_8));
    } catch (IllegalArgumentException | CharacterCodingException e) {
      throw AnchorException.away(
          "witness " + key.name() + " answered with what are no signature lines", e);
    }
    List<SignedNote.Line> own = note.signatures().stream().filter(key::isNamedIn).toList();
    if (!note.text().equals(text) || own.isEmpty()) {
      throw AnchorException.away(
          "witness " + key.name() + " answered without a line by the key that is known for it");
    }
    for (SignedNote.Line line : own) {
      if (!key.verifies(text, line) || key.time(line).equals(Instant.EPOCH)) {
        throw AnchorException.away(
            "witness " + key.name() + " answered with a line that is not a good timed signature");
      }
    }
    return own;
  }
}
