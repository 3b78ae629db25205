// SPDX-License-Identifier: MIT
// A canary goes through every path of the program as key, API password, proxy user and proxy password. It may be found
// only in the request sent and in text copied with credentials.
#include "formats/format_book.h"
#include "ledger/ledger_samples.h"
#include "ledger/packed_reply.h"
#include "rig.h"
#include "tour/tour_pictures.h"
#include "ui/calls/calls_panel.h"
#include "ui/desktop/clipboard.h"
#include "ui/leases/leases_panel.h"
#include "ui/look/theme.h"
#include "ui/outgoing/export_dialog.h"
#include "ui/request/request_panel.h"
#include "ui/window/main_window.h"
#include "ui/wording/language.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QDirIterator>
#include <QLoggingCategory>
#include <QMenu>
#include <QMutex>
#include <QMutexLocker>
#include <QSettings>
#include <QTest>

using namespace proxydeck;
using namespace Qt::StringLiterals;
using sim::Fault;
using sim::KeyPlan;
using sim::Plan;

namespace {

const QStringList canaries{u"CANARYKEY7Q"_s, u"CANARYPWD7Q"_s, u"CANARYUSER7Q"_s, u"CANARYPASS7Q"_s};

QByteArray messages;  // global, because a message handler is a plain function
QMutex messagesMutex; // the ledger's thread also prints messages
QtMessageHandler before = nullptr;

void remember(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    const QMutexLocker lock(&messagesMutex);
    messages += message.toUtf8() + '\n';
    Q_UNUSED(type)
    Q_UNUSED(context)
}

QStringList found(const QByteArray &bytes, const QString &where)
{
    QStringList hits;
    for (const QString &canary : canaries) {
        const QByteArray utf16(reinterpret_cast<const char *>(canary.utf16()), canary.size() * 2);
        if (bytes.contains(canary.toUtf8()) || bytes.contains(utf16)
            || bytes.contains(canary.toUtf8().toBase64().chopped(2)))
            hits.append(where + u": "_s + canary);
    }
    return hits;
}

QStringList foundInFolder(const QString &folder)
{
    QStringList hits;
    int files = 0;
    QDirIterator it(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (it.hasNext()) {
        QFile file(it.next());
        if (file.open(QIODevice::ReadOnly)) {
            ++files;
            hits += found(file.readAll(), file.fileName());
        }
    }
    if (files < 3)
        hits.append(u"too few files were written for this to mean anything"_s);
    return hits;
}

} // namespace

class SecrecyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        // On Windows, Qt prints the clipboard's content in this category. The program's own log redacts it.
        QLoggingCategory::setFilterRules(u"*.debug=true\nqt.qpa.mime=false"_s);
        before = qInstallMessageHandler(remember);
    }

    void cleanupTestCase()
    {
        qInstallMessageHandler(before);
        QLoggingCategory::setFilterRules(QString());
    }

    void theCanaryIsFoundOnlyWhereItBelongs()
    {
        Rig rig;
        rig.client.setLimits({.connectMs = 5'000, .totalMs = 3'000});
        Language language;
        Theme theme;
        Clipboard clipboard;
        FormatBook formats;
        QSettings settings(rig.folder.filePath(u"settings.ini"_s), QSettings::IniFormat);
        MainWindow window({rig.clock, rig.catalogue, rig.accounts, rig.desk, rig.leases, rig.view, rig.regionLocks,
                           rig.vendorClock, &rig.ledger, language, theme, clipboard, formats, settings});
        window.show();

        rig.simulator.addKey(
            KeyPlan{.key = canaries[0], .pwd = canaries[1], .plan = Plan::ShortChannel, .channels = 30});
        Account account;
        account.id = QUuid::createUuid();
        account.name
            = u"Watched https://h/get?key=%1&pwd=%2 %3 %4"_s.arg(canaries[0], canaries[1], canaries[2], canaries[3]);
        account.channels = 30;
        AccountSecrets secrets;
        secrets.key = Secret(canaries[0]);
        secrets.apiPassword = Secret(canaries[1]);
        secrets.proxyUser = Secret(canaries[2]);
        secrets.proxyPassword = Secret(canaries[3]);
        bool added = false;
        rig.accounts.add(account, secrets, AccountBook::Keep::InStore,
                         [&](const auto &result) { added = result.has_value(); });
        QTRY_VERIFY(added);
        window.requestPanel().selectAccount(account.id);

        QStringList hits;
        const auto look = [&](const QString &where) {
            QTest::qWait(50);
            hits += found(textsOf(window).toUtf8(), where);
            hits += found(window.windowTitle().toUtf8(), where + u", title"_s);
        };
        const Endpoint &get = *rig.catalogue.find(u"short.channel.get");
        QVERIFY(!rig.call(account.id, get, {{u"num"_s, u"3"_s}}).error);
        look(u"after an extraction"_s);
        // Replies that echo the request, complete and broken, as an error and as a success.
        const QByteArray key = canaries[0].toUtf8();
        // The login of the proxy is not sent, but the vendor knows it and may repeat it.
        const QByteArray pwd = (canaries[1] + u' ' + canaries[2] + u':' + canaries[3]).toUtf8();
        const QByteArray echo = "{\"code\":\"SOMETHING_NEW\",\"message\":\"key " + key + " pwd " + pwd
            + "\",\"request_id\":\"" + key + "\"}";
        const QByteArray broken = "{\"code\":\"SUCCESS\",\"data\":[{\"nothing\":\"" + pwd + "\"}]}";
        const QByteArray page = "<html>" + key + "</html>";
        const QByteArray told
            = "{\"code\":\"SUCCESS\",\"data\":[{\"server\":\"10.9.8.7:80\",\"of\":\"" + key + pwd + "\"}]}";
        for (const QByteArray &body : {echo, page, broken, told}) {
            rig.simulator.script(Fault{.kind = Fault::Kind::RawBody, .value = body});
            (void)rig.call(account.id, get);
            look(u"after an echo"_s);
        }
        for (const Fault::Kind kind : {Fault::Kind::DropAfterReading, Fault::Kind::Truncate, Fault::Kind::Redirect,
                                       Fault::Kind::Http500, Fault::Kind::Json400, Fault::Kind::Empty}) {
            rig.simulator.script(Fault{.kind = kind, .value = "https://example.invalid/?key=" + canaries[0].toUtf8()});
            (void)rig.call(account.id, get);
            window.callsPanel().select(rig.log.at(rig.log.size() - 1).id);
            look(u"after a failure"_s);
            if (auto *support = window.findChild<QAction *>(u"copySupport"_s)) {
                support->trigger();
                hits += found(QGuiApplication::clipboard()->text().toUtf8(), u"copied for support"_s);
            }
        }
        rig.simulator.close();
        (void)rig.call(account.id, get);
        look(u"without a network"_s);

        // Text that the operator copied with credentials contains them; otherwise the checks above would prove nothing.
        LeasesPanel &panel = window.leasesPanel();
        const auto copyAs = [&](const QString &format) {
            for (QAction *action : panel.copyAsMenu()->actions()) {
                if (action->objectName() == u"copyAs."_s + format)
                    action->trigger();
            }
            return QGuiApplication::clipboard()->text();
        };
        const QString url = copyAs(u"url"_s);
        QVERIFY(url.contains(canaries[2]) && url.contains(canaries[3]));
        hits += found(copyAs(u"hostport"_s).toUtf8(), u"host:port"_s);
        hits += found(copyAs(u"json"_s).toUtf8().replace(canaries[2].toUtf8(), "").replace(canaries[3].toUtf8(), ""),
                      u"JSON"_s);

        const QString csv = rig.folder.filePath(u"leases.csv"_s);
        panel.exportTo(csv, {});
        QTRY_VERIFY(QFile::exists(csv));
        look(u"after the export"_s);

        QVERIFY(window.close()); // writes the settings
        QVERIFY(settings.status() == QSettings::NoError && QFile::exists(rig.folder.filePath(u"settings.ini"_s)));
        hits += foundInFolder(rig.folder.path());
        int replies = 0;
        for (const QVariant &packed : test::peek(Ledger::fileName(rig.folder.path()), u"SELECT text FROM reply"_s)) {
            ++replies;
            hits += found(unpackReply(packed.toByteArray()).toUtf8(), u"a reply on record"_s);
        }
        QVERIFY(replies >= 2); // that of the extraction, and the one that echoed everything
        hits += found(messages, u"messages"_s);
        QVERIFY2(hits.isEmpty(), qPrintable(hits.join(u'\n')));
        // It was in the request, and only there.
        QVERIFY(rig.simulator.requestTargets().constFirst().contains(canaries[0].toUtf8()));
    }
};

QTEST_MAIN(SecrecyTest)
#include "tst_secrecy.moc"
