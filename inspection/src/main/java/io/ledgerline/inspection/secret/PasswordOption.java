package io.ledgerline.inspection.secret;

import java.util.List;

/**
 * How commands take a password.
 *
 * @param commands their names
 * @param also an argument without which the option means something else; empty for none
 * @param flags the options' names
 * @param form where the password stands
 */
record PasswordOption(List<String> commands, String also, List<String> flags, Form form) {
  /** Where a password stands beside its option. */
  enum Form {
    /** The command takes none. */
    NONE,
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
          option("sshpass", Form.VALUE, "-p"),
          option("ssh scp rsync sftp", Form.NONE),
          option("psql", Form.NONE),
          option("curl", Form.BEHIND_COLON, "-u", "--user", "-U", "--proxy-user"),
          option("mysql mysqldump mysqladmin mysqlimport mysqlshow", Form.REST, "-p"),
          option("mariadb mariadb-dump mariadb-admin", Form.REST, "-p"),
          option("redis-cli", Form.NEXT, "-a", "--pass"),
          option("ldapsearch ldapmodify ldapadd ldapdelete ldappasswd ldapwhoami", Form.NEXT, "-w"),
          option("smbclient", Form.BEHIND_PERCENT, "-U"),
          option("unzip zip", Form.VALUE, "-P"),
          option("7za", Form.REST, "-p"),
          option("mongo mongosh mongodump mongorestore mongoexport", Form.NEXT, "-p"),
          option("mosquitto_pub mosquitto_sub", Form.NEXT, "-P"),
          option("openssl", Form.REST, "pass:"),
          option("sqlcmd", Form.VALUE, "-P"),
          option("xfreerdp", Form.REST, "/p:"),
          new PasswordOption(
              List.of("docker", "podman", "helm"), "login", List.of("-p"), Form.NEXT));

  private static PasswordOption option(String commands, Form form, String... flags) {
    return new PasswordOption(List.of(commands.split(" ")), "", List.of(flags), form);
  }
}
