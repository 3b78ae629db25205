// SPDX-License-Identifier: MIT
#include "keychain_fixture.h"

using namespace Qt::StringLiterals;

// Without a Secret Service: run through with_keyring.sh none.

namespace proxydeck {

class TestNoKeychain : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(qEnvironmentVariable("TEST_KEYRING") == u"none"_s,
                 "not without a keyring: run me through with_keyring.sh none");
    }

    void saysSo()
    {
        KeychainSecretStore store;
        WaitingStore keychain{store};
        VERIFY_KIND(keychain.write(u"one"_s, u"TESTKEY01"_s), SecretError::Kind::NoKeychain);
        VERIFY_KIND(keychain.read(u"one"_s), SecretError::Kind::NoKeychain);
        VERIFY_KIND(keychain.remove(u"one"_s), SecretError::Kind::NoKeychain);
        QVERIFY(!keychain.write(u"one"_s, u"TESTKEY01"_s).error().detail.contains("TESTKEY01"_L1));
    }
};

} // namespace proxydeck

QTEST_GUILESS_MAIN(proxydeck::TestNoKeychain)
#include "tst_no_keychain.moc"
