// SPDX-License-Identifier: MIT
#include "accounts/key_ids.h"

#include <QTest>

using namespace proxydeck;
using namespace Qt::StringLiterals;

/// Which ids can name one key: entered in one run, gone, and entered again in a later one.
class TestKeyIds : public QObject
{
    Q_OBJECT

private:
    static KeyIds ofRun(quint32 run)
    {
        KeyIds ids;
        ids.beginRun(run);
        return ids;
    }
    static QUuid idOf(KeyIds &ids, const QString &key = u"TESTKEY01"_s) { return ids.idOf(Secret(key)); }

private Q_SLOTS:
    void aKeyHasOneIdInARun()
    {
        KeyIds ids = ofRun(1);
        const QUuid id = idOf(ids);
        QCOMPARE(idOf(ids), id);
        QVERIFY(idOf(ids, u"TESTKEY02"_s) != id);
        QVERIFY(ids.isKnown(id));
        QVERIFY(!ids.isKnown(QUuid::createUuid()));
        QCOMPARE(ids.idOf(Secret(u"TESTKEY01"_s), QUuid::createUuid()), id);
        const QUuid known = QUuid::createUuid();
        QCOMPARE(ids.idOf(Secret(u"TESTKEY03"_s), known), known);
    }

    void tellsLaterRuns()
    {
        KeyIds first = ofRun(1);
        KeyIds second = ofRun(70'000);
        const QUuid before = idOf(first);
        const QUuid after = idOf(second);
        QVERIFY(KeyIds::mayBeOfLaterRun(after, before));
        QVERIFY(!KeyIds::mayBeOfLaterRun(before, after));
        QVERIFY(!KeyIds::mayBeOfLaterRun(idOf(first, u"TESTKEY02"_s), before)); // one run knows its keys
        QVERIFY(second.isOfThisRun(after));
        QVERIFY(!second.isOfThisRun(before));
    }

    void runsWithOneNumberAreNotOne()
    {
        KeyIds first = ofRun(1);
        KeyIds second = ofRun(1);
        while (second.isOfThisRun(idOf(first))) // once in 65,536 times
            first = ofRun(1);
        QVERIFY(KeyIds::mayBeOfLaterRun(idOf(second), idOf(first)));
        QVERIFY(KeyIds::mayBeOfLaterRun(idOf(first), idOf(second)));
    }

    void idsOfEarlierVersionsAreOlder()
    {
        KeyIds ids = ofRun(1);
        const QUuid random = QUuid::createUuid();
        QVERIFY(KeyIds::mayBeOfLaterRun(idOf(ids), random));
        QVERIFY(KeyIds::mayBeOfLaterRun(idOf(ids), QUuid()));
        QVERIFY(!KeyIds::mayBeOfLaterRun(random, idOf(ids)));
        QVERIFY(!KeyIds::mayBeOfLaterRun(random, QUuid::createUuid()));
        QVERIFY(!ids.isOfThisRun(random));
        QVERIFY(!ids.isOfThisRun(QUuid()));
    }
};

QTEST_APPLESS_MAIN(TestKeyIds)
#include "tst_key_ids.moc"
