package io.ledgerline.documents.process;

import io.ledgerline.documents.Extraction;
import io.ledgerline.documents.Format;
import io.ledgerline.documents.Reason;
import io.ledgerline.processes.Bounded;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/**
 * What the two processes say to each other over pipes. A question is a number of characters and the
 * file in pieces; an answer is one {@link Extraction}. What the reading process sends is held
 * against bounds here: it has looked at a stranger's file.
 */
final class Wire {
  private static final int END = 0;
  private static final int DROPPED = -1;
  private static final int MOST_PIECE = 1 << 20;
  private static final int MOST_LEFT = 64;

  private Wire() {}

  /** A question as the reading process gets it. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Question(int characters, byte[] file) {}

  static void piece(DataOutputStream out, byte[] bytes, int length) throws IOException {
    out.writeInt(length);
    out.write(bytes, 0, length);
  }

  static void end(DataOutputStream out) throws IOException {
    out.writeInt(END);
    out.flush();
  }

  /** Takes a question back; there is no answer to it. */
  static void drop(DataOutputStream out) throws IOException {
    out.writeInt(DROPPED);
    out.flush();
  }

  /** The next question that was asked to its end. */
  static Question question(DataInputStream in) throws IOException {
    while (true) {
      int characters = in.readInt();
      byte[] file = file(in);
      if (file != null) {
        return new Question(characters, file);
      }
    }
  }

  private static byte @Nullable [] file(DataInputStream in) throws IOException {
    var file = new ByteArrayOutputStream(1 << 16);
    for (int length = in.readInt(); length != END; length = in.readInt()) {
      if (length == DROPPED) {
        return null;
      }
      file.write(in.readNBytes(Bounded.value(length, MOST_PIECE)));
    }
    return file.toByteArray();
  }

  static void answer(DataOutputStream out, Extraction answer) throws IOException {
    out.writeByte(answer.format().ordinal());
    switch (answer) {
      case Extraction.Unread unread -> out.writeByte(unread.reason().ordinal());
      case Extraction.Text text -> {
        out.writeByte(-1);
        out.writeInt(text.pages());
        out.writeInt(text.characters());
        out.writeUTF(text.parser());
        out.writeInt(text.left().size());
        for (String left : text.left()) {
          out.writeUTF(left);
        }
        out.writeBoolean(text.unfinished());
        out.writeInt(text.utf8().length);
        out.write(text.utf8());
      }
    }
    out.flush();
  }

  static Extraction answer(DataInputStream in, int characters) throws IOException {
    Format format = Format.values()[Bounded.value(in.readByte(), Format.values().length - 1)];
    int reason = in.readByte();
    if (reason != -1) {
      return new Extraction.Unread(
          format, Reason.values()[Bounded.value(reason, Reason.values().length - 1)]);
    }
    int pages = Bounded.value(in.readInt(), Integer.MAX_VALUE);
    int length = Bounded.value(in.readInt(), characters);
    String parser = in.readUTF();
    int count = Bounded.value(in.readInt(), MOST_LEFT);
    var left = new ArrayList<String>(count);
    for (int i = 0; i < count; i++) {
      left.add(in.readUTF());
    }
    boolean unfinished = in.readBoolean();
    int bytes = Bounded.value(in.readInt(), Math.multiplyExact(characters, 3));
    byte[] utf8 = Bounded.bytes(in, bytes);
    return new Extraction.Text(format, pages, length, utf8, parser, left, unfinished);
  }
}
