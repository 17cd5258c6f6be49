package io.ledgerline.inspection.token;

import java.util.Arrays;

/**
 * Byte strings, found by walking down from {@link #ROOT}. Children of a node are a short list; the
 * root has a table, since nearly every walk ends there. Not thread-safe while it grows.
 */
public final class ByteTrie {
  /** Where every walk begins. */
  public static final int ROOT = 0;

  /** No node, no number. */
  public static final int NONE = -1;

  private final boolean foldCase;
  private final int[] first = new int[256];
  private byte[] label = new byte[256];
  private int[] child = new int[256];
  private int[] sibling = new int[256];
  private int[] ends = new int[256];
  private int size = 1;

  /** An empty trie; with {@code foldCase} ASCII letters are found in either case. */
  public ByteTrie(boolean foldCase) {
    this.foldCase = foldCase;
    Arrays.fill(first, NONE);
    child[ROOT] = NONE;
    ends[ROOT] = NONE;
  }

  /** Adds a string under a number; the first number of a string stays. */
  public void add(byte[] key, int number) {
    int node = ROOT;
    for (byte b : key) {
      byte folded = fold(b);
      int next = down(node, folded);
      node = next == NONE ? grow(node, folded) : next;
    }
    if (ends[node] == NONE) {
      ends[node] = number;
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
    return ends[node];
  }

  /** Whether no string goes on below a node. */
  boolean isLeaf(int node) {
    return child[node] == NONE;
  }

  private int down(int node, byte b) {
    if (node == ROOT) {
      return first[b & 0xFF];
    }
    int at = child[node];
    while (at != NONE && label[at] != b) {
      at = sibling[at];
    }
    return at;
  }

  private int grow(int parent, byte b) {
    if (size == label.length) {
      label = Arrays.copyOf(label, size * 2);
      child = Arrays.copyOf(child, size * 2);
      sibling = Arrays.copyOf(sibling, size * 2);
      ends = Arrays.copyOf(ends, size * 2);
    }
    int node = size++;
    label[node] = b;
    child[node] = NONE;
    ends[node] = NONE;
    if (parent == ROOT) {
      first[b & 0xFF] = node;
    } else {
      sibling[node] = child[parent];
      child[parent] = node;
    }
    return node;
  }

  private byte fold(byte b) {
    return foldCase && b >= 'A' && b <= 'Z' ? (byte) (b | 0x20) : b;
  }
}
