package io.ledgerline.governance.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** The passwords of a running embedded server, as an administrator would read them. */
record ServerFolderPasswords(Properties passwords) {

  static ServerFolderPasswords of(Path folder) throws IOException {
    var passwords = new Properties();
    try (var in = Files.newBufferedReader(folder.resolve("passwords"))) {
      passwords.load(in);
    }
    return new ServerFolderPasswords(passwords);
  }

  Credential credential(String role) {
    return new Credential(role, passwords.getProperty(role));
  }
}
