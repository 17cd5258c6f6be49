package io.ledgerline.inspection.token;

import java.util.Arrays;

/**
 * Byte strings, found by walking down from {@link #ROOT}. Most nodes have one child, which stands
 * right behind them and takes two bytes: whoever sends long values must not fill the memory with
 * them. What else hangs below a node is a short list; the root has a table, since nearly every walk
 * ends there. Not thread-safe while it grows.
 */
public final class ByteTrie {
  /** Where every walk begins. */
  public static final int ROOT = 0;

  /** No node, no number. */
  public static final int NONE = -1;

  /** The next node is a child of this one. */
  private static final byte NEXT = 1;

  /** It has other children. */
  private static final byte OTHERS = 2;

  /** A string ends here. */
  private static final byte ENDS = 4;

  private final boolean foldCase;
  private final int[] first = new int[256];
  private byte[] label = new byte[256];
  private byte[] kind = new byte[256];
  private int size = 1;

  /** Numbers of strings by the nodes where they end. */
  private final IntMap ends = new IntMap();

  /** The last of a node's other children, and of each of those the one before. */
  private final IntMap others = new IntMap();

  private final IntMap before = new IntMap();

  /** An empty trie; with {@code foldCase} ASCII letters are found in either case. */
  public ByteTrie(boolean foldCase) {
    this.foldCase = foldCase;
    Arrays.fill(first, NONE);
  }

  /** Adds a string under a number; the first number of a string stays. */
  public void add(byte[] key, int number) {
    int node = ROOT;
    for (byte b : key) {
      byte folded = fold(b);
      int next = down(node, folded);
      node = next == NONE ? grow(node, folded) : next;
    }
    if (node != ROOT && !is(node, ENDS)) {
      kind[node] |= ENDS;
      ends.put(node, number);
    }
  }

  /** Whether any string begins with this byte. */
  public boolean startsWith(byte b) {
    return first[fold(b) & 0xFF] != NONE;
  }

  /** The node below, or {@link #NONE}. */
  public int step(int node, byte b) {
    return down(node, fold(b));
  }

  /** Number of the string that ends at a node, or {@link #NONE}. */
  public int ends(int node) {
    return is(node, ENDS) ? ends.get(node) : NONE;
  }

  /** Whether no string goes on below a node. */
  boolean isLeaf(int node) {
    return (kind[node] & (NEXT | OTHERS)) == 0;
  }

  private boolean is(int node, byte what) {
    return (kind[node] & what) != 0;
  }

  private int down(int node, byte b) {
    if (node == ROOT) {
      return first[b & 0xFF];
    }
    if (is(node, NEXT) && label[node + 1] == b) {
      return node + 1;
    }
    int at = is(node, OTHERS) ? others.get(node) : NONE;
    while (at != NONE && label[at] != b) {
      at = before.get(at);
    }
    return at;
  }

  private int grow(int parent, byte b) {
    if (size == label.length) {
      label = Arrays.copyOf(label, size * 2);
      kind = Arrays.copyOf(kind, size * 2);
    }
    int node = size++;
    label[node] = b;
    if (parent == ROOT) {
      first[b & 0xFF] = node;
    } else if (node == parent + 1) {
      kind[parent] |= NEXT;
    } else {
      if (is(parent, OTHERS)) {
        before.put(node, others.get(parent));
      }
      kind[parent] |= OTHERS;
      others.put(parent, node);
    }
    return node;
  }

  private byte fold(byte b) {
    return foldCase && b >= 'A' && b <= 'Z' ? (byte) (b | 0x20) : b;
  }

  /** Numbers by nodes, for the few that have one. */
  private static final class IntMap {
    private static final int MIX = 0x9E3779B9;

    /** Free where 0, as the root is never asked for. */
    private int[] keys = new int[16];

    private int[] values = new int[16];
    private int count;

    int get(int key) {
      int at = place(key);
      return keys[at] == key ? values[at] : NONE;
    }

    void put(int key, int value) {
      if (count * 2 >= keys.length) {
        enlarge();
      }
      int at = place(key);
      count += keys[at] == key ? 0 : 1;
      keys[at] = key;
      values[at] = value;
    }

    private int place(int key) {
      int last = keys.length - 1;
      int at = key * MIX >>> Integer.numberOfLeadingZeros(last);
      while (keys[at] != key && keys[at] != 0) {
        at = at + 1 & last;
      }
      return at;
    }

    private void enlarge() {
      int[] oldKeys = keys;
      int[] oldValues = values;
      keys = new int[oldKeys.length * 2];
      values = new int[keys.length];
      for (int i = 0; i < oldKeys.length; i++) {
        if (oldKeys[i] != 0) {
          int at = place(oldKeys[i]);
          keys[at] = oldKeys[i];
          values[at] = oldValues[i];
        }
      }
    }
  }
}
