package io.ledgerline.inspection.normalise;

/** Text in tag characters, bytes in variation selectors, bits in invisible operators. */
final class InvisibleData implements Hideout {
  private static final int FEWEST = 4;

  @Override
  public int needs() {
    return Traits.INVISIBLE;
  }

  @Override
  public void search(Layer layer, Sink sink) {
    MappedText raw = layer.raw();
    if (!holdsAny(raw)) {
      return;
    }
    var tags = new MappedText.Builder(64);
    var selectors = new DecodedBytes(64);
    var bits = new DecodedBytes(64);
    int held = 0;
    int heldBits = 0;
    int first = 0;
    int room = sink.room();
    char[] chars = raw.array();
    for (int i = 0; i < raw.length() && room > 0; ) {
      if (chars[i] < 0x200B) {
        i++;
        continue;
      }
      int c = Character.codePointAt(chars, i, raw.length());
      int width = Character.charCount(c);
      int start = raw.sourceStart(i);
      int end = raw.sourceEnd(i + width - 1);
      if (Invisible.isTag(c)) {
        tags.append((char) (c - 0xE0000), start, end, 0);
        room--;
      } else if (Invisible.isSelector(c)) {
        selectors.add(c >= 0xE0100 ? c - 0xE0100 + 16 : c - 0xFE00, start, end);
        room--;
      } else if (c == 0x2062 || c == 0x2064 || c == 0x200B || c == 0x200C) {
        first = heldBits == 0 ? start : first;
        held = held << 1 | (c == 0x2064 || c == 0x200C ? 1 : 0);
        heldBits++;
        if (heldBits == 8) {
          bits.add(held & 0xFF, first, end);
          heldBits = 0;
        }
      }
      i += width;
    }
    if (tags.length() >= FEWEST) {
      sink.found(tags.build(), Step.TAGS);
    }
    emit(selectors, Step.VARIATION, sink);
    emit(bits, Step.SNEAKY_BITS, sink);
  }

  private static boolean holdsAny(MappedText raw) {
    char[] chars = raw.array();
    for (int i = 0; i < raw.length(); i++) {
      char c = chars[i];
      if (c >= 0x200B && (c == '\uDB40' || c >= 0xFE00 && c <= 0xFE0F || c <= 0x2064)) {
        return true;
      }
    }
    return false;
  }

  private static void emit(DecodedBytes bytes, Step step, Sink sink) {
    MappedText text = bytes.text();
    if (text != null && text.length() >= FEWEST) {
      sink.found(text, step);
    }
  }
}
