package io.ledgerline.models.worker;

import io.ledgerline.processes.Bounded;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the two processes say to each other over pipes. What the worker sends is held against bounds
 * by its parent: it runs native code over a stranger's file and strangers' texts.
 */
public final class Wire {
  private static final int MOST_TEXTS = 1 << 16;
  private static final int MOST_BYTES = 1 << 28;
  private static final int MOST_LABELS = 10_000;
  private static final int READ = 0;
  private static final int FAILED = 1;

  private Wire() {}

  /**
   * How a worker presents itself.
   *
   * @param refusal why it can't load its model; empty where it can
   */
  public record Hello(String refusal, boolean perToken, List<String> labels) {}

  static void refuse(DataOutputStream out, String why) throws IOException {
    out.writeUTF(why);
    out.flush();
  }

  static void hello(DataOutputStream out, boolean perToken, List<String> labels)
      throws IOException {
    out.writeUTF("");
    out.writeBoolean(perToken);
    out.writeInt(labels.size());
    for (String label : labels) {
      out.writeUTF(label);
    }
    out.flush();
  }

  /** Reads how a worker presents itself. */
  public static Hello hello(DataInputStream in) throws IOException {
    String refusal = in.readUTF();
    if (!refusal.isEmpty()) {
      return new Hello(refusal, false, List.of());
    }
    boolean perToken = in.readBoolean();
    int count = Bounded.value(in.readInt(), MOST_LABELS);
    var labels = new ArrayList<String>(count);
    for (int i = 0; i < count; i++) {
      labels.add(in.readUTF());
    }
    return new Hello("", perToken, labels);
  }

  /** Asks about texts, which are UTF-8. */
  public static void question(DataOutputStream out, List<byte[]> texts) throws IOException {
    out.writeInt(texts.size());
    for (byte[] text : texts) {
      out.writeInt(text.length);
      out.write(text);
    }
    out.flush();
  }

  static List<String> question(DataInputStream in) throws IOException {
    int count = Bounded.value(in.readInt(), MOST_TEXTS);
    var texts = new ArrayList<String>(count);
    for (int i = 0; i < count; i++) {
      int length = Bounded.value(in.readInt(), MOST_BYTES);
      texts.add(new String(Bounded.bytes(in, length), StandardCharsets.UTF_8));
    }
    return texts;
  }

  static void failed(DataOutputStream out) throws IOException {
    out.writeByte(FAILED);
    out.flush();
  }

  static void answer(DataOutputStream out, List<List<Labelled>> said) throws IOException {
    out.writeByte(READ);
    for (List<Labelled> ofText : said) {
      out.writeInt(ofText.size());
      for (Labelled each : ofText) {
        out.writeInt(each.label());
        out.writeInt(each.start());
        out.writeInt(each.end());
        out.writeInt(each.permille());
      }
    }
    out.flush();
  }

  /**
   * The answer about texts, each place inside its text.
   *
   * @param labels how many labels the worker named
   * @param perToken whether places of a text must be sorted and disjoint
   * @return empty where the model could not read these texts
   */
  public static Optional<List<List<Labelled>>> answer(
      DataInputStream in, List<byte[]> texts, int labels, boolean perToken) throws IOException {
    if (Bounded.value(in.readByte(), FAILED) == FAILED) {
      return Optional.empty();
    }
    var said = new ArrayList<List<Labelled>>(texts.size());
    for (byte[] text : texts) {
      int count = Bounded.value(in.readInt(), perToken ? text.length : labels);
      var its = new ArrayList<Labelled>();
      int least = 0;
      for (int i = 0; i < count; i++) {
        int label = Bounded.value(in.readInt(), labels - 1);
        int start = Bounded.value(in.readInt(), least, text.length);
        int end = Bounded.value(in.readInt(), start + 1, text.length);
        its.add(new Labelled(label, start, end, Bounded.value(in.readInt(), 1, 1000)));
        least = perToken ? end : 0;
      }
      said.add(its);
    }
    return Optional.of(said);
  }
}
