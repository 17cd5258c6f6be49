package io.ledgerline.documents.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ledgerline.documents.Format;
import io.ledgerline.documents.Reason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;

/** Files that are text: taken as they are, mark-up included, so that nothing in them is hidden. */
final class PlainText {
  private PlainText() {}

  static Format read(Reading reading, byte[] bytes) throws IOException, UnreadableException {
    reading.parser("text@1");
    try {
      reading.append(UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)));
      return Format.TEXT;
    } catch (CharacterCodingException e) {
      throw new UnreadableException(Reason.BROKEN);
    }
  }
}
