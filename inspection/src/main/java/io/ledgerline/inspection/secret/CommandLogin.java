package io.ledgerline.inspection.secret;

import java.util.Arrays;
import java.util.List;

/**
 * How commands are told who logs in, and with which password.
 *
 * @param commands their names
 * @param also an argument without which the options mean something else; empty for none
 * @param users options with a user name; {@link #AT_HOST} where it stands before a host
 * @param passwords options with a password
 * @param form where the password stands
 */
record CommandLogin(
    List<String> commands, String also, List<String> users, List<String> passwords, Form form) {
  /** {@code jdoe@db1} as an argument. */
  static final String AT_HOST = "@";

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

  static final List<CommandLogin> ALL =
      List.of(
          login("sshpass", "", "-p", Form.VALUE),
          login("ssh", "-l @", "", Form.NEXT),
          login("scp rsync sftp", "@", "", Form.NEXT),
          login("psql", "-U --username", "", Form.NEXT),
          login("curl", "", "-u --user -U --proxy-user", Form.BEHIND_COLON),
          login(
              "mysql mysqldump mysqladmin mysqlimport mysqlshow mariadb mariadb-dump mariadb-admin",
              "-u --user",
              "-p",
              Form.REST),
          login("redis-cli", "--user", "-a --pass", Form.NEXT),
          login(
              "ldapsearch ldapmodify ldapadd ldapdelete ldappasswd ldapwhoami",
              "",
              "-w",
              Form.NEXT),
          login("smbclient", "-U", "-U", Form.BEHIND_PERCENT),
          login("unzip zip", "", "-P", Form.VALUE),
          login("7za", "", "-p", Form.REST),
          login(
              "mongo mongosh mongodump mongorestore mongoexport", "-u --username", "-p", Form.NEXT),
          login("mosquitto_pub mosquitto_sub", "-u", "-P", Form.NEXT),
          login("openssl", "", "pass:", Form.REST),
          login("sqlcmd", "-U", "-P", Form.VALUE),
          login("xfreerdp", "/u:", "/p:", Form.REST),
          new CommandLogin(
              words("docker podman helm"),
              "login",
              words("-u --username"),
              words("-p"),
              Form.NEXT));

  private static CommandLogin login(String commands, String users, String passwords, Form form) {
    return new CommandLogin(words(commands), "", words(users), words(passwords), form);
  }

  private static List<String> words(String spaced) {
    return Arrays.stream(spaced.split(" ")).filter(word -> !word.isEmpty()).toList();
  }
}
