package io.ledgerline.governance.postgres;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;

/**
 * The folder of one embedded server: {@code lock}, {@code port}, {@code passwords} (mode 0600),
 * {@code start.log} and {@code data}. Held by one process at a time.
 */
final class ServerFolder implements AutoCloseable {
  static final String OWNER = "ledgerline_owner";
  static final List<String> ROLES =
      List.of(OWNER, "ledgerline_migrator", "ledgerline_app", "ledgerline_system");

  private static final int PASSWORD_BYTES = 24;

  private final Path folder;
  private final FileChannel lock;
  private final Properties passwords;

  private ServerFolder(Path folder, FileChannel lock, Properties passwords) {
    this.folder = folder;
    this.lock = lock;
    this.passwords = passwords;
  }

  /** Takes the folder, making what is missing. */
  static ServerFolder take(Path folder) throws DatabaseStartException, IOException {
    Path absolute = folder.toAbsolutePath().normalize();
    Files.createDirectories(absolute);
    // The server's own user must be able to reach data inside; names and secrets stay hidden.
    Files.setPosixFilePermissions(absolute, PosixFilePermissions.fromString("rwx--x--x"));
    FileChannel lock = lock(absolute);
    try {
      return new ServerFolder(absolute, lock, passwords(absolute.resolve("passwords")));
    } catch (IOException e) {
      lock.close();
      throw e;
    }
  }

  Path data() {
    return folder.resolve("data");
  }

  Path startLog() {
    return folder.resolve("start.log");
  }

  Path path() {
    return folder;
  }

  Credential credential(String role) {
    return new Credential(role, passwords.getProperty(role));
  }

  /** The remembered port if it is free, else a free one, remembered from now on. */
  int port() throws IOException {
    int remembered = rememberedPort();
    if (remembered > 0 && isFree(remembered)) {
      return remembered;
    }
    return otherPort();
  }

  /** A free port, remembered from now on. */
  int otherPort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = socket.getLocalPort();
      replace(folder.resolve("port"), Integer.toString(port));
      return port;
    }
  }

  @Override
  public void close() throws IOException {
    lock.close();
  }

  private int rememberedPort() throws IOException {
    try {
      int port = Integer.parseInt(Files.readString(folder.resolve("port")).strip());
      return port > 0 && port < 65536 ? port : -1;
    } catch (NoSuchFileException | NumberFormatException e) {
      return -1;
    }
  }

  private static boolean isFree(int port) {
    try (var socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static FileChannel lock(Path folder) throws IOException, DatabaseStartException {
    Path file = folder.resolve("lock");
    FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    if (!locked(channel)) {
      String holder = Files.readString(file).strip();
      channel.close();
      throw new DatabaseStartException(
          "The data folder %s is in use by process %s: stop that one, or choose another folder."
              .formatted(folder, holder.isEmpty() ? "(unknown)" : holder));
    }
    channel.truncate(0);
    channel.write(ascii(Long.toString(ProcessHandle.current().pid())), 0);
    return channel;
  }

  private static boolean locked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  private static Properties passwords(Path file) throws IOException {
    var passwords = new Properties();
    if (Files.exists(file)) {
      try (var in = Files.newBufferedReader(file)) {
        passwords.load(in);
      }
    }
    if (ROLES.stream().allMatch(passwords::containsKey)) {
      return passwords;
    }
    var random = new SecureRandom();
    var lines = new StringBuilder();
    for (String role : ROLES) {
      passwords.putIfAbsent(role, password(random));
      lines.append(role).append('=').append(passwords.getProperty(role)).append('\n');
    }
    replace(file, lines.toString());
    return passwords;
  }

  private static String password(SecureRandom random) {
    var bytes = new byte[PASSWORD_BYTES];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /** Writes a file of mode 0600 so that a crash leaves the old or the new one. */
  static void replace(Path file, String text) throws IOException {
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(fresh);
    Files.createFile(
        fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try (var channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
      channel.write(ascii(text));
      channel.force(true);
    }
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private static ByteBuffer ascii(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
  }
}
