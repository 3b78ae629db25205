// SPDX-License-Identifier: MIT
#include "accounts/entry_size.h"
#include "accounts/memory_secret_store.h"
#include "accounts/secret_stores.h"

#include <QTest>

#include <optional>

using namespace Qt::StringLiterals;

namespace proxydeck {

class TestSecretStores : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void memoryKeepsUntilItIsGone()
    {
        MemorySecretStore store;
        QVERIFY(!store.isLasting());
        QStringList answers;
        const auto written = [&](const auto &result) { answers.append(result ? u"ok"_s : u"failed"_s); };
        const auto read = [&](const Expected<Secret, SecretError> &result) {
            if (result)
                answers.append(result->reveal());
            else
                answers.append(result.error().kind == SecretError::Kind::NotFound ? u"not found"_s : u"failed"_s);
        };
        store.read(u"a"_s, read);
        store.write(u"a"_s, Secret(u"TESTKEY01"_s), written);
        store.read(u"a"_s, read);
        store.read(u"b"_s, read);
        store.write(u"a"_s, Secret(u"TESTKEY02"_s), written);
        store.read(u"a"_s, read);
        store.remove(u"a"_s, written);
        store.remove(u"a"_s, written);
        store.read(u"a"_s, read);
        QCOMPARE(answers, QStringList()); // from the event loop, never during the call
        QCoreApplication::processEvents();
        QCOMPARE(answers,
                 (QStringList{u"not found"_s, u"ok"_s, u"TESTKEY01"_s, u"not found"_s, u"ok"_s, u"TESTKEY02"_s, u"ok"_s,
                              u"ok"_s, u"not found"_s}));
    }

    void memoryDoesNotAnswerOnceDestroyed()
    {
        int answers = 0;
        {
            MemorySecretStore store;
            store.read(u"a"_s, [&](const auto &) { ++answers; });
        }
        QCoreApplication::processEvents();
        QCOMPARE(answers, 0);
    }

    void thisBuildsStoreIsMade()
    {
        // The type depends on the build. Not used here: that would touch the keychain of the person who runs the tests.
        QVERIFY(makeSecretStore());
    }

    void windowsEntriesAreMeasuredAtTheirWorst()
    {
        QCOMPARE(windowsEntryLimit, 2560);
        QCOMPARE(windowsEntrySize(u""_s), 0);
        QCOMPARE(windowsEntrySize(QString(1280, u'a')), 2560);
        QCOMPARE(windowsEntrySize(QString(1281, u'a')), 2562);
        QCOMPARE(windowsEntrySize(QString(853, u'密')), 2559); // three bytes each in UTF-8, two in UTF-16
        QCOMPARE(windowsEntrySize(u"𠀀"_s), 4);
    }
};

} // namespace proxydeck

QTEST_GUILESS_MAIN(proxydeck::TestSecretStores)
#include "tst_secret_stores.moc"
