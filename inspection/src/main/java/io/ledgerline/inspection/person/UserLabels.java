package io.ledgerline.inspection.person;

import io.ledgerline.inspection.scan.Fold;
import io.ledgerline.inspection.scan.Text;
import java.util.HashSet;
import java.util.Set;

/** How sure the labels of user names are that one follows. */
enum UserLabels {
  /** {@code username}, {@code Benutzername}: nothing else. */
  NAME,
  /** {@code user}, {@code login}: many other things. */
  USER,
  /** {@code handle}, {@code nickname}, {@code account name}, services: only what looks like one. */
  HANDLE,
  /** Hosts of pages, whose names are no labels. */
  HOST;

  private static final Set<Long> USERS =
      Fold.hashes(
          "user ruser login logon logname benutzer utilisateur usuario utente usuário utilizador"
              + " gebruiker uid");

  /** Labels that are no names of services. */
  private static final Set<Long> WORDS =
      Fold.hashes("handle nick nickname pseudo identifiant accountname kontoname accountnaam");

  private static final Set<Long> HANDLES = handles();

  private static final Set<Long> HOSTS = Fold.hashes("linkedin facebook medium youtube");

  /** What a user name in a program is of, where machines log in to a service. */
  private static final Set<Long> SERVICES =
      Fold.hashes(
          "db database datasource postgres postgresql pg mysql mariadb mssql oracle redis mongo"
              + " mongodb mongo elastic elasticsearch rabbitmq amqp kafka smtp imap mail ftp sftp"
              + " proxy broker mqtt ldap bind jdbc sql service svc basic registry docker nexus"
              + " keycloak grafana influxdb influx neo4j clickhouse cassandra minio admin root test"
              + " default demo app api system");

  /** The strength of a label by its hash. */
  static UserLabels of(long label) {
    if (HOSTS.contains(label)) {
      return HOST;
    }
    return USERS.contains(label) ? USER : HANDLES.contains(label) ? HANDLE : NAME;
  }

  /** Whether a label is the name of a service, whose users have names. */
  static boolean isService(long label) {
    return HANDLES.contains(label) && !WORDS.contains(label);
  }

  /** Whether a label is part of a longer name that speaks of a service: {@code DB_USER}. */
  static boolean isOfService(Text text, int label) {
    int before = text.at(text.start(label) - 1);
    boolean joined = before == '_' || before == '-' || before == '.';
    return joined && label > 0 && SERVICES.contains(text.hash(label - 1));
  }

  private static Set<Long> handles() {
    var hashes =
        new HashSet<>(
            Fold.hashes(
                "handle nick nickname ig pseudo identifiant accountname kontoname accountnaam twitter"
                    + " instagram insta telegram tiktok snapchat discord mastodon bluesky twitch"
                    + " skype reddit psn github gitlab keybase venmo slack cashapp"));
    hashes.add(Fold.phrase(Fold.hash("account"), Fold.hash("name")));
    return Set.copyOf(hashes);
  }
}
