package io.ledgerline.governance.budget;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The file that holds a {@link BudgetImage}: text in a canonical order, with an HMAC-SHA256 over it
 * in the last line, replaced as a whole. A restart finds the old or the new one, never a part.
 */
public final class BudgetImageFile {
  private static final String MAC = "HmacSHA256";
  private static final String LAST = "hmac ";
  private static final long MAX_BYTES = 1L << 30;

  private final Path file;
  private final byte[] key;

  /**
   * The file at a path.
   *
   * @param key secret of this installation, at least 32 bytes
   */
  public BudgetImageFile(Path file, byte[] key) {
    if (key.length < 32) {
      throw new IllegalArgumentException("key: " + key.length + " bytes (expected: >= 32)");
    }
    this.file = file;
    this.key = key.clone();
  }

  /** Replaces the file; durable when this returns. */
  public void write(BudgetImage image) throws IOException {
    String text = BudgetImageText.write(image);
    String whole = text + LAST + HexFormat.of().formatHex(mac(text)) + "\n";
    Path next = file.resolveSibling(file.getFileName() + ".next");
    try (FileChannel channel =
        FileChannel.open(
            next,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      ByteBuffer bytes = ByteBuffer.wrap(whole.getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    try (FileChannel folder = FileChannel.open(file.toAbsolutePath().getParent())) {
      folder.force(true);
    }
  }

  /**
   * Reads the file; {@link BudgetImage#EMPTY} where there is none.
   *
   * @throws BudgetImageException when its bytes are not those that this installation wrote
   */
  public BudgetImage read() throws IOException, BudgetImageException {
    String whole;
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw new BudgetImageException(file, "larger than " + MAX_BYTES + " bytes");
      }
      whole = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    } catch (NoSuchFileException e) {
      return BudgetImage.EMPTY;
    }
    int last = whole.lastIndexOf("\n" + LAST) + 1;
    if (last == 0 || !whole.endsWith("\n")) {
      throw new BudgetImageException(file, "no HMAC at its end");
    }
    String text = whole.substring(0, last);
    String hex = whole.substring(last + LAST.length(), whole.length() - 1);
    if (!MessageDigest.isEqual(
        HexFormat.of().formatHex(mac(text)).getBytes(StandardCharsets.US_ASCII),
        hex.getBytes(StandardCharsets.UTF_8))) {
      throw new BudgetImageException(file, "HMAC does not match");
    }
    try {
      return BudgetImageText.read(text);
    } catch (IllegalArgumentException e) {
      throw new BudgetImageException(file, "not understood: " + e.getMessage());
    }
  }

  private byte[] mac(String text) {
    try {
      Mac mac = Mac.getInstance(MAC);
      mac.init(new SecretKeySpec(key, MAC));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(MAC + " is part of every JDK", e);
    }
  }
}
