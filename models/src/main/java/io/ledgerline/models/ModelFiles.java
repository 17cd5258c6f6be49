package io.ledgerline.models;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The three files of a model, as Hugging Face exports write them, under the hashes that they must
 * have: what is read is what was reviewed, or nothing. No other file of the folder is read.
 *
 * @param folder holds the files
 * @param model SHA-256 of {@code model.onnx}, 64 hex digits
 * @param tokenizer SHA-256 of {@code tokenizer.json}
 * @param config SHA-256 of {@code config.json}
 */
public record ModelFiles(Path folder, String model, String tokenizer, String config) {
  private static final String MODEL = "model.onnx";
  private static final String TOKENIZER = "tokenizer.json";
  private static final String CONFIG = "config.json";

  /** A tokenizer of a million words has some 100 MB. */
  private static final long MOST_JSON = 256L << 20;

  /** What a folder holds now. */
  public static ModelFiles in(Path folder) throws IOException {
    return new ModelFiles(
        folder,
        streamed(folder.resolve(MODEL)),
        hash(ByteBuffer.wrap(json(folder.resolve(TOKENIZER)))),
        hash(ByteBuffer.wrap(json(folder.resolve(CONFIG)))));
  }

  /**
   * One hash over all three, as {@code sha256sum model.onnx tokenizer.json config.json | sha256sum}
   * shows it: another tokenizer or other labels are another model.
   */
  public String together() {
    String lines =
        "%s  %s\n%s  %s\n%s  %s\n".formatted(model, MODEL, tokenizer, TOKENIZER, config, CONFIG);
    return hash(ByteBuffer.wrap(lines.getBytes(StandardCharsets.US_ASCII)));
  }

  /**
   * Looks whether the folder holds these files now.
   *
   * @throws ModelException naming the key of the first that is another one
   * @throws IOException where one can't be read
   */
  public void check() throws ModelException, IOException {
    ModelFiles now = in(folder);
    same("model", MODEL, model, now.model);
    same("tokenizer", TOKENIZER, tokenizer, now.tokenizer);
    same("config", CONFIG, config, now.config);
  }

  private void same(String key, String name, String expected, String found) throws ModelException {
    if (!found.equals(expected)) {
      throw new ModelException(
          "sha256." + key,
          "is %s, while %s has %s".formatted(expected, folder.resolve(name), found),
          "put back the file that was reviewed, or write the new hash");
    }
  }

  /** The model's file in memory, its bytes checked. */
  public MappedByteBuffer mapModel() throws IOException {
    MappedByteBuffer bytes = map(folder.resolve(MODEL));
    check(MODEL, hash(bytes.duplicate()), model);
    return bytes;
  }

  /** The tokenizer's file. */
  public byte[] readTokenizer() throws IOException {
    return read(TOKENIZER, tokenizer);
  }

  /** The configuration's file. */
  public byte[] readConfig() throws IOException {
    return read(CONFIG, config);
  }

  private byte[] read(String name, String expected) throws IOException {
    byte[] bytes = json(folder.resolve(name));
    check(name, hash(ByteBuffer.wrap(bytes)), expected);
    return bytes;
  }

  private static void check(String name, String hash, String expected) throws IOException {
    if (!hash.equals(expected)) {
      throw new IOException(name + " was changed: " + hash + " (expected: " + expected + ")");
    }
  }

  private static byte[] json(Path file) throws IOException {
    present(file);
    if (Files.size(file) > MOST_JSON) {
      throw new IOException(file.getFileName() + " has more than " + MOST_JSON + " bytes");
    }
    return Files.readAllBytes(file);
  }

  private static MappedByteBuffer map(Path file) throws IOException {
    present(file);
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      long size = channel.size();
      if (size == 0 || size > Integer.MAX_VALUE) {
        throw new IOException(
            file.getFileName() + " has " + size + " bytes (expected: 1 to 2147483647)");
      }
      return channel.map(FileChannel.MapMode.READ_ONLY, 0, size);
    }
  }

  private static void present(Path file) throws IOException {
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      throw new IOException("there is no " + file.getFileName() + " that can be read");
    }
  }

  /** Without mapping: whoever cuts a mapped file short ends the process that maps it. */
  private static String streamed(Path file) throws IOException {
    present(file);
    MessageDigest sha256 = sha256();
    try (InputStream in = Files.newInputStream(file)) {
      byte[] piece = new byte[1 << 16];
      for (int count = in.read(piece); count >= 0; count = in.read(piece)) {
        sha256.update(piece, 0, count);
      }
    }
    return HexFormat.of().formatHex(sha256.digest());
  }

  private static String hash(ByteBuffer bytes) {
    MessageDigest sha256 = sha256();
    sha256.update(bytes);
    return HexFormat.of().formatHex(sha256.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is part of every Java runtime", e);
    }
  }
}
