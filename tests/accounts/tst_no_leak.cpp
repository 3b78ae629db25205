// SPDX-License-Identifier: MIT
#include "book_fixture.h"

#include "accounts/extraction_link.h"

#include <QDirIterator>
#include <QLoggingCategory>
#include <QMutex>

using namespace Qt::StringLiterals;

namespace proxydeck {

namespace {

// May be found only in the store and in memory. Each contains characters that some encodings change.
const auto canaries = {"CANARY-KEY-7f3a+/=", "CANARY-PWD-\"91\\be", "CANARY-USER-密-55d0", "CANARY-PASS-c4 e&8"};

QMutex logMutex;
QString captured; // guarded by logMutex

void capture(QtMsgType, const QMessageLogContext &context, const QString &message)
{
    const QMutexLocker locker(&logMutex);
    captured += QString::fromUtf8(context.category) + u": "_s + message + u'\n';
}

/// As bytes in any encoding of a file or a log, whole and only its distinctive part.
QList<QByteArray> tracesOf(const char *canary)
{
    QList<QByteArray> traces;
    const QString whole = QString::fromUtf8(canary);
    for (const QString &text :
         {whole, whole.section(u'-', 2, 2).left(4), QString::fromUtf8(whole.toUtf8().toPercentEncoding())}) {
        traces.append(text.toUtf8());
        traces.append(QByteArray(reinterpret_cast<const char *>(text.utf16()), text.size() * 2));
        QByteArray swapped = traces.last();
        for (qsizetype i = 0; i + 1 < swapped.size(); i += 2)
            std::swap(swapped[i], swapped[i + 1]);
        traces.append(swapped);
        traces.append(text.toUtf8().toBase64(QByteArray::OmitTrailingEquals));
        traces.append(text.toUtf8().toHex());
    }
    return traces;
}

AccountSecrets canarySecrets()
{
    const auto it = canaries.begin();
    AccountSecrets secrets;
    secrets.key = Secret(QString::fromUtf8(it[0]));
    secrets.apiPassword = Secret(QString::fromUtf8(it[1]));
    secrets.proxyUser = Secret(QString::fromUtf8(it[2]));
    secrets.proxyPassword = Secret(QString::fromUtf8(it[3]));
    return secrets;
}

bool hasTrace(const QByteArray &bytes)
{
    for (const char *canary : canaries) {
        for (const QByteArray &trace : tracesOf(canary)) {
            if (bytes.contains(trace))
                return true;
        }
    }
    return false;
}

} // namespace

class TestNoLeak : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theSearchFinds()
    {
        QVERIFY(hasTrace(QString::fromUtf8(canaries.begin()[2]).toUtf8()));
        QVERIFY(hasTrace("...7f3a..."));
        QVERIFY(hasTrace(QByteArray("x7\0f\0003\0a\0", 9)));
        QVERIFY(!hasTrace("nothing of the kind"));
    }

    void secretsReachNeitherFileNorLogNorError()
    {
        const auto before = qInstallMessageHandler(capture);
        QLoggingCategory::setFilterRules(u"*=true"_s);
        BookFixture f;
        QList<QByteArray> told;
        int files = 0;
        const auto note = [&told](const BookFixture::Result &result) {
            if (!result)
                told.append((result.error().file + (result.error().secret ? result.error().secret->detail : QString()))
                                .toUtf8());
        };
        const auto searchFiles = [&] {
            QDirIterator it(f.folder.path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
            while (it.hasNext()) {
                QFile file(it.next());
                QVERIFY(file.open(QIODevice::ReadOnly));
                QVERIFY2(!hasTrace(file.readAll()), qPrintable(file.fileName()));
                ++files;
            }
        };
        {
            const auto book = f.open();
            const AccountSecrets secrets = canarySecrets();
            Account account = f.account(u"pasted "_s + secrets.key.reveal());
            note(f.add(book, account, secrets));
            account.id = book->at(0).id;
            searchFiles();

            f.store.hold(); // leaves the mark of an unfinished change in the file
            book->add(f.account(), secrets, AccountBook::Keep::InStore, {});
            searchFiles();
            f.store.release();

            // A keychain whose error texts contain the secret.
            for (const char *canary : canaries) {
                f.store.writeFaults.enqueue({.detail = u"cannot store "_s + QString::fromUtf8(canary)});
                f.store.writeFaults.enqueue({.detail = u"nor put back"_s});
                AccountSecrets changed = secrets;
                changed.proxyPassword = changed.proxyUser;
                AccountSecrets all = secrets;
                note(f.add(book, f.account(), all));
                f.store.writeFaults.clear();
            }
            note(f.update(book, account, secrets, AccountBook::Keep::ForThisSession));
            f.obstructFile();
            note(f.update(book, account, secrets));
            f.clearFile();
            note(f.remove(book, account.id));
            QCoreApplication::processEvents();
            searchFiles();

            const Catalogue vendor(Catalogue::vendorEndpoints());
            const QString link = u"https://share.proxy.qg.net/get?key="_s
                + QString::fromLatin1(secrets.key.reveal().toUtf8().toPercentEncoding());
            QVERIFY(parseExtractionLink(link, vendor));
            QVERIFY(!parseExtractionLink(link + u"&key=x"_s, vendor));
        }
        {
            const auto again = f.open();
            QCoreApplication::processEvents();
        }
        qInstallMessageHandler(before);
        QLoggingCategory::setFilterRules({});

        QVERIFY(files > 2);
        QVERIFY(told.size() >= 5);
        for (const QByteArray &text : told)
            QVERIFY2(!hasTrace(text), text.constData());
        const QMutexLocker locker(&logMutex);
        QVERIFY2(!hasTrace(captured.toUtf8()), qPrintable(captured));
    }
};

} // namespace proxydeck

QTEST_GUILESS_MAIN(proxydeck::TestNoLeak)
#include "tst_no_leak.moc"
