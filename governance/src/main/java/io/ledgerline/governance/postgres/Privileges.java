package io.ledgerline.governance.postgres;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * How PostgreSQL's programs are run, which refuse to run as root: as we are, as an unprivileged
 * user, or inside a user namespace that shows another user.
 *
 * @param prefix the words in front of a command
 * @param owner the user id that must own the data, or -1 when it stays as it is
 */
record Privileges(List<String> prefix, int owner) {
  private static final int NOBODY = 65534;
  private static final int ROOT = 0;

  private static final Privileges AS_WE_ARE = new Privileges(List.of(), -1);

  /** The ways to stop being root, best first. Each is tried before it is used. */
  private static final List<Privileges> WAYS_DOWN =
      List.of(
          new Privileges(
              List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups", "--"),
              NOBODY),
          new Privileges(List.of("runuser", "-u", "nobody", "--"), NOBODY),
          new Privileges(List.of("unshare", "--user", "--"), ROOT));

  /** Whether this process runs as root. */
  static boolean isRoot() {
    return new UnixSystem().getUid() == ROOT;
  }

  /**
   * Finds a way that works for this data folder and these programs, and gives it the folder.
   *
   * @throws DatabaseStartException when we are root and can't stop being it
   */
  static Privileges find(Path data, Path program) throws DatabaseStartException {
    if (!isRoot()) {
      return AS_WE_ARE;
    }
    return find(WAYS_DOWN, data, program);
  }

  static Privileges find(List<Privileges> ways, Path data, Path program)
      throws DatabaseStartException {
    for (Privileges way : ways) {
      try {
        own(data, way.owner);
        if (way.works(data, program)) {
          return way;
        }
      } catch (IOException e) {
        // Not this way; the sentence below covers all of them.
      }
    }
    throw new DatabaseStartException(
        "PostgreSQL refuses to run as root, and neither setpriv, runuser nor unshare can leave root"
            + " here with access to %s: run as a normal user, or use an external database."
                .formatted(data));
  }

  /** The whole command, in a session of its own so that Ctrl-C reaches only us. */
  List<String> detached(List<String> command) {
    var all = new ArrayList<String>();
    if (Files.isExecutable(Path.of("/usr/bin/setsid"))) {
      all.add("/usr/bin/setsid");
    }
    all.addAll(words(command));
    return all;
  }

  /** The whole command. */
  List<String> words(List<String> command) {
    var all = new ArrayList<String>(prefix);
    all.addAll(command);
    return all;
  }

  /** Gives a file or folder, with all that is in it, to the user who runs the server. */
  void give(Path path) throws IOException {
    own(path, owner);
  }

  private boolean works(Path data, Path program) throws IOException {
    var probe =
        words(
            List.of(
                "/bin/sh",
                "-c",
                "test -w \"$0\" && \"$1\" --version",
                data.toString(),
                program.toString()));
    Process process =
        new ProcessBuilder(probe)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      if (process.waitFor(10, TimeUnit.SECONDS)) {
        return process.exitValue() == 0;
      }
      process.destroyForcibly();
      return false;
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static void own(Path path, int owner) throws IOException {
    if (owner < 0 || owner == uid(path)) {
      return;
    }
    List<Path> all;
    try (Stream<Path> paths = Files.walk(path)) {
      all = paths.toList();
    }
    // The top comes last: when this is cut short, the next start does it again.
    for (Path each : all.reversed()) {
      Files.setAttribute(each, "unix:uid", owner, LinkOption.NOFOLLOW_LINKS);
      Files.setAttribute(each, "unix:gid", owner, LinkOption.NOFOLLOW_LINKS);
    }
  }

  private static int uid(Path path) throws IOException {
    return (Integer) Files.getAttribute(path, "unix:uid", LinkOption.NOFOLLOW_LINKS);
  }
}
