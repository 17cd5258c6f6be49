package io.ledgerline.inspection.secret;

import java.util.List;

/**
 * How a command takes a password.
 *
 * @param command how its name begins, the blank behind included where that is all of it
 * @param also an argument without which the option means something else; empty for none
 * @param flags the options' names
 * @param form where the password stands
 */
record PasswordOption(String command, String also, List<String> flags, Form form) {
  /** Where a password stands beside its option. */
  enum Form {
    /** The next argument, or the rest of this one. */
    VALUE,
    /** The next argument only: {@code -p hunter22}. */
    NEXT,
    /** The rest of the argument only: {@code -phunter22}. */
    REST,
    /** The next argument behind a colon, or the rest: {@code -u jdoe:hunter22}. */
    BEHIND_COLON,
    /** The next argument behind a percent sign: {@code -U jdoe%hunter22}. */
    BEHIND_PERCENT
  }

  static final List<PasswordOption> ALL =
      List.of(
          option("sshpass ", Form.VALUE, "-p"),
          option("curl ", Form.BEHIND_COLON, "-u", "--user", "-U", "--proxy-user"),
          option("mysql", Form.REST, "-p"),
          option("mariadb", Form.REST, "-p"),
          option("redis-cli ", Form.NEXT, "-a", "--pass"),
          option("ldap", Form.NEXT, "-w"),
          option("smbclient ", Form.BEHIND_PERCENT, "-U"),
          option("unzip ", Form.VALUE, "-P"),
          option("zip ", Form.VALUE, "-P"),
          option("7z ", Form.REST, "-p"),
          option("7za ", Form.REST, "-p"),
          option("mongo", Form.NEXT, "-p"),
          option("mosquitto_", Form.NEXT, "-P"),
          option("openssl ", Form.REST, "pass:"),
          option("sqlcmd ", Form.VALUE, "-P"),
          option("xfreerdp ", Form.REST, "/p:"),
          login("docker "),
          login("podman "),
          login("helm "));

  private static PasswordOption option(String command, Form form, String... flags) {
    return new PasswordOption(command, "", List.of(flags), form);
  }

  private static PasswordOption login(String command) {
    return new PasswordOption(command, "login", List.of("-p"), Form.NEXT);
  }
}
