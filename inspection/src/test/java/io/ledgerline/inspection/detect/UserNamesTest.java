package io.ledgerline.inspection.detect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** User names of people, and what stands in their places without being anybody's. */
class UserNamesTest {
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '^',
      textBlock =
          """
          Username: bprosser_84                                     ~ bprosser_84
          Username: bprosser                                        ~ bprosser
          DB_URL=postgres://mhollander:n7!Kestrel@10.0.0.5:5432/o   ~ mhollander
          sshpass -p 'Otter77' scp a.pdf ghadley@192.0.2.61:/srv    ~ ghadley
          psql -h db-prod-2.internal -U mhollander -d claims        ~ mhollander
          mysql -umholl -phUrdY_gurdY55 shop                        ~ mholl
          ssh -l kbrandt host                                       ~ kbrandt
              slack: "@sigh"                                        ~ sigh
          He usually pays by Venmo (@kolt-marsh). Thanks            ~ kolt-marsh
          open /home/kbrandt/Documents/x.pdf failed                 ~ kbrandt
          cp C:\\Users\\kbrandt\\Desktop\\x.txt .                    ~ kbrandt
          62.18.177.8 - s.vander [14/Jun/2025:22:41:09 +0200] "GET" ~ s.vander
          [62.18.177.8] - s.vander [14/Jun/2025:22:41:09 +0200] "G" ~ s.vander
          a guy from telegram (@vaughn_cryptodesk) wants 1.5 ETH    ~ vaughn_cryptodesk
          I can't log in. User name: bprosser, mail: b@quill.org    ~ bprosser
          my user name is bprosser_84 and it fails                  ~ bprosser_84
          Her GitHub username is mkowal.                            ~ mkowal
          The username I used back then was bprosser_84             ~ bprosser_84
          Your username is bprosser.                                ~ bprosser
          Username/E-mail: bprosser84                               ~ bprosser84
          machine quill login bprosser password x                   ~ bprosser
          username: bprosser  # my own                              ~ bprosser
          Username: max_1987                                        ~ max_1987
          my login is bprosser_84                                   ~ bprosser_84
          login: bprosser                                           ~ bprosser
          please reset user h.yildiz today                          ~ h.yildiz
          my handle is @jane_doe there                              ~ jane_doe
          Telegram: @jdoering                                       ~ jdoering
          Discord: dragon_87                                        ~ dragon_87
          logged in as bprosser84                                   ~ bprosser84
          User: CORP\\bprosser                                      ~ bprosser
          Benutzername: hyildiz                                     ~ hyildiz
          mein Benutzername lautet hyildiz84                        ~ hyildiz84
          Nutzername „hyildiz84“ gesperrt                           ~ hyildiz84
          nom d’utilisateur : mdupont                               ~ mdupont
          mon identifiant est mdupont59                             ~ mdupont59
          Usuario: jgarcia                                          ~ jgarcia
          mi nombre de usuario es jgarcia91                         ~ jgarcia91
          nome utente: mrossi                                       ~ mrossi
          mijn gebruikersnaam is pdevries12                         ~ pdevries12
          Nome de usuário: jsilva                                   ~ jsilva
          Användarnamn: esvensson                                   ~ esvensson
          Nazwa użytkownika: jkowalski                              ~ jkowalski
          ユーザー名：tanaka99                                      ~ tanaka99
          {"username": "jdoering", "x": 1}                          ~ jdoering
          {"userName": "jdoering"}                                  ~ jdoering
          {"user": {"login": "jdoering", "id": 4}}                  ~ jdoering
          "screen_name":"jdoering"                                  ~ jdoering
          "handle": "jane_doe"                                      ~ jane_doe
          "account_name": "jdoering84"                              ~ jdoering84
          - username: jdoering                                      ~ jdoering
          String username = "jdoering";                             ~ jdoering
          GET /report?user=jdoering&day=2                           ~ jdoering
          <username>jdoering</username>                             ~ jdoering
          <td>Username</td><td>jdoering</td>                        ~ jdoering
          <input name="username" value="jdoering">                  ~ jdoering
          | **Username** | jdoering |                               ~ jdoering
          level=info user=jdoering action=delete                    ~ jdoering
          Accepted password for jdoering from 10.0.0.1 port 22      ~ jdoering
          Failed password for invalid user jdoering from 10.0.0.1   ~ jdoering
          session opened for user jdoering(uid=1000) by (uid=0)     ~ jdoering
          session opened for user root(uid=0) by jdoering(uid=7)    ~ jdoering
          sudo:    jdoering : TTY=pts/0 ; USER=root ; COMMAND=ls    ~ jdoering
          WARN authentication failed for user jdoering              ~ jdoering
          vpn: user jdoering connected from 81.2.69.142             ~ jdoering
          New account: login=jdoering, role=clerk                   ~ jdoering
          The customer's login name is tbecker.                     ~ tbecker
          230 User jdoering logged in.                              ~ jdoering
          see github.com/bprosser84 for more                        ~ bprosser84
          https://www.linkedin.com/in/jane-doering-84               ~ jane-doering-84
          [me](https://www.reddit.com/u/jdoering)                   ~ jdoering
          """)
  void isFound(String text, String name) {
    assertThat(Scanned.in(text)).contains("USERNAME=" + name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ls /home/ubuntu/app /Users/runner/work /home/user/x https://x.io/home/news/1",
        "unzip -l photos.zip",
        "zip -u backup.zip notes && unzip -u holiday_pics",
        "rsync -u anna_notes host1:/srv; rsync -l marco.pics dst",
        "psql -l jane_db",
        "ssh git@github.com; ssh deploy@host1; docker run -u 1000 x; curl -u $U x",
        "62.18.177.8 - - [14/Jun/2025:22:41:09 +0200] GET",
        // accounts that machines and teams share
        "user: root",
        "user=www-data pid=4",
        "USER postgres",
        "username: svc-backup",
        "username: gitlab-runner",
        "ansible_user: ubuntu",
        "POSTGRES_USER=shop",
        "spring.datasource.username=shop",
        "\"user\": \"assistant\"",
        "Usuario: administrador",
        "logged in as administrator",
        "username: test01",
        "user: 1000:1000",
        // placeholders and forms
        "username: <username>",
        "username: ${USER}",
        "\"username\": \"{{username}}\"",
        "username: your_username",
        "username: xxxxx",
        "username: [redacted]",
        "\"username\": \"Username\"",
        "\"login\": \"Anmelden\"",
        "\"username\": \"must be unique\"",
        "Username or e-mail",
        "username: 3-20 characters",
        "Benutzername: erforderlich",
        // programs
        "username = request.getParameter(\"username\")",
        "this.username = username;",
        "username = name",
        "user: currentUser,",
        "username: string;",
        "user: User",
        "login: async () => {",
        "const { username, password } = req.body;",
        "connect(user=name, password=pw)",
        "f(username=username, user=user1)",
        "path('login', login_view, name='login')",
        "handle = fd_12",
        "Handle        = 0xC0EA0009",
        "typedef struct nand_layout_user nand_layout_t;",
        "@Override public void login(User user)",
        "npm install @angular/core @types/node",
        "the nonce | username | realm | qop | cnonce |",
        "SELECT username, login FROM users ORDER BY username",
        " * @param username the name of the user",
        "export USER=$1",
        // sentences
        "username is required",
        "Your username is incorrect.",
        "login page password reset",
        "username (str): The name",
        "function username(user): string",
        "for user win10 and user mp3",
        "my username is wrong.",
        "The username is case_sensitive",
        "The handle is broken_2 times",
        "login failed, login with oauth2",
        "user: hello",
        "User: Thanks",
        "the user guide v2.1 and user story us12",
        "Twitter: breaking",
        // logs and links
        "sudo: a password is required",
        "failed password for some reason",
        "access denied for user accounts",
        "a client(host, login=uname, port=3)",
        "user requests from 10 hosts",
        "https://github.com/kubernetes/kubernetes",
        "import \"github.com/spf13/cobra\"",
        "https://github.com/features and twitter.com/share",
        "https://api.github.com/repos/{owner}/{name}",
        "https://www.linkedin.com/company/acme",
      })
  void isNotFound(String text) {
    assertThat(Scanned.in(text)).noneMatch(found -> found.startsWith("USERNAME"));
  }

  @Test
  void aWholeTextUnderTheLabelOfUserNamesIsOne() {
    assertThat(Scanned.in("jdoering", "username")).containsExactly("USERNAME=jdoering");
    assertThat(Scanned.in("jdoering", "user")).containsExactly("USERNAME=jdoering");
    assertThat(Scanned.in("@jane_doe", "twitter_handle")).containsExactly("USERNAME=jane_doe");
    assertThat(Scanned.in("Zorblax Quentin", "username")).containsExactly("PERSON=Zorblax Quentin");
    assertThat(Scanned.in("hello", "user")).isEmpty();
    assertThat(Scanned.in("admin", "username")).isEmpty();
    assertThat(Scanned.in("jdoering", "user_agent")).isEmpty();
    assertThat(Scanned.in("jdoering", "seed")).isEmpty();
  }

  @Test
  void columnsOfUserNamesAreTheirs() {
    assertThat(Scanned.in("id,username,level\n1,bprosser,3\n2,admin,4\n3,jdoe_84,1\n"))
        .containsExactly("USERNAME=bprosser", "USERNAME=jdoe_84");
    assertThat(Scanned.in("id,login,email\n1,bprosser,a@quill.org\n"))
        .contains("USERNAME=bprosser");
    assertThat(Scanned.in("INSERT INTO users (id, user_name, note) VALUES (1, 'bprosser', 'x y');"))
        .contains("USERNAME=bprosser");
  }

  @Test
  void listsOfWordsAreNoColumns() {
    assertThat(Scanned.in("| Name | Type |\n|---|---|\n| user | string |\n| login | text |\n"))
        .isEmpty();
    assertThat(Scanned.in("user,password,host\nlogin,realm,nonce\nabout,hosting,gardening\n"))
        .isEmpty();
    assertThat(Scanned.in("| texts | user | 180 | 0.9 |\n| others | garden | 36 | 0.8 |\n"))
        .isEmpty();
  }
}
