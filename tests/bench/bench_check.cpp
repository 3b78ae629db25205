// SPDX-License-Identifier: MIT
// Checks of leases, beside libcurl's multi interface and one QNetworkAccessManager: the same leases, the same check
// address, the same roots. Whoever checks does it in a process of its own, and so do the leases.
#include "bench/meter.h"
#include "bench/report.h"

#include "check_leases.h"
#include "check_load.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFile>
#include <QJsonDocument>
#include <QProcess>
#include <QTemporaryDir>
#include <QTextStream>

#include <cmath>

using namespace proxydeck::bench;
using namespace Qt::StringLiterals;

namespace {

constexpr int neverMs = 30 * 60 * 1'000;

/// The leases' process, and what its checkers made of it.
class Leases
{
public:
    Leases(int number, int delayMs, const QString &folder)
    {
        m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_process.start(QCoreApplication::applicationFilePath(),
                        {u"--serve"_s, QString::number(number), QString::number(delayMs), folder});
        while (!m_process.canReadLine() && m_process.waitForReadyRead(60'000)) { }
        for (const QByteArray &port : m_process.readLine().simplified().split(' '))
            m_ports.append(port.toUShort());
    }
    ~Leases() { end(); }

    const QList<quint16> &ports() const { return m_ports; }

    /// CONNECTs in all and those without login; ends it.
    std::pair<qint64, qint64> end()
    {
        if (m_process.state() == QProcess::NotRunning)
            return {};
        m_process.closeWriteChannel();
        m_process.waitForFinished(60'000);
        const QList<QByteArray> counts = m_process.readAll().simplified().split(' ');
        return {counts.value(0).toLongLong(), counts.value(1).toLongLong()};
    }

private:
    QProcess m_process;
    QList<quint16> m_ports;
};

struct Scene
{
    int delayMs = 0;
    int atOnce = 0;
    int checks = 0;
    bool isSecure = false;
    bool adapts = false;
};

struct Outcome
{
    CheckFigures figures;
    qint64 connects = 0;
    qint64 withoutLogin = 0;
};

class Stage
{
public:
    explicit Stage(const QString &folder)
        : m_folder(folder)
    {
    }

    bool makeCertificate()
    {
        QProcess openssl;
        openssl.start(u"openssl"_s,
                      {u"req"_s, u"-x509"_s, u"-newkey"_s, u"ec"_s, u"-pkeyopt"_s, u"ec_paramgen_curve:P-256"_s,
                       u"-nodes"_s, u"-days"_s, u"2"_s, u"-subj"_s, u"/CN=ProxyDeck bench"_s, u"-addext"_s,
                       u"subjectAltName=DNS:check.test"_s, u"-keyout"_s, m_folder + u"/key"_s, u"-out"_s,
                       m_folder + u"/certificate"_s});
        QFile certificate(m_folder + u"/certificate"_s);
        if (!openssl.waitForFinished(60'000) || openssl.exitCode() != 0 || !certificate.open(QIODevice::ReadOnly))
            return false;
        QByteArray roots = certificate.readAll();
        QFile system(u"/etc/ssl/certs/ca-certificates.crt"_s);
        if (system.open(QIODevice::ReadOnly))
            roots = system.readAll() + roots;
        QFile file(m_folder + u"/roots"_s);
        return file.open(QIODevice::WriteOnly) && file.write(roots) == roots.size();
    }

    Outcome play(const QString &who, const Scene &scene)
    {
        Leases leases(256, scene.delayMs, scene.isSecure ? m_folder : QString());
        QStringList ports;
        for (const quint16 port : leases.ports())
            ports.append(QString::number(port));
        QProcess process;
        process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        process.start(QCoreApplication::applicationFilePath(),
                      {u"--check"_s, who, QString::number(scene.checks), QString::number(scene.atOnce),
                       QString::number(int(scene.isSecure)), QString::number(int(scene.adapts)), ports.join(u','),
                       m_folder + u"/roots"_s});
        process.waitForFinished(neverMs);
        Outcome outcome;
        outcome.figures = CheckFigures::fromJson(QJsonDocument::fromJson(process.readAllStandardOutput()).object());
        std::tie(outcome.connects, outcome.withoutLogin) = leases.end();
        if (outcome.figures.good != scene.checks) {
            QTextStream(stderr) << who << ": " << outcome.figures.good << " of " << scene.checks << " were good\n";
            m_isRight = false;
        }
        return outcome;
    }

    bool isRight() const { return m_isRight; }

private:
    const QString m_folder;
    bool m_isRight = true;
};

/// The process of one checker: `--check WHO CHECKS AT-ONCE SECURE ADAPTS PORTS ROOTS`.
int check(const QStringList &arguments)
{
    CheckLoad load;
    load.checks = arguments.value(1).toInt();
    load.atOnce = arguments.value(2).toInt();
    load.isSecure = arguments.value(3) == u"1";
    load.adapts = arguments.value(4) == u"1";
    for (const QString &port : arguments.value(5).split(u','))
        load.ports.append(port.toUShort());
    load.rootsFile = arguments.value(6);
    QFile roots(load.rootsFile);
    if (load.isSecure && roots.open(QIODevice::ReadOnly))
        load.roots = roots.readAll();
    CheckFigures figures;
    if (arguments.value(0) == u"us")
        figures = checkByUs(load);
    else if (arguments.value(0) == u"qnam")
        figures = checkByQnam(load);
#ifdef BENCH_HAS_CURL
    else
        figures = checkByCurl(load);
#endif
    QTextStream(stdout) << QJsonDocument(figures.toJson()).toJson(QJsonDocument::Compact);
    return 0;
}

QString sceneName(const Scene &scene)
{
    return u"%1 %2 at %3 s"_s.arg(scene.isSecure ? u"https:"_s : u"http:"_s)
        .arg(scene.atOnce)
        .arg(scene.delayMs / 1'000.0);
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments().mid(1);
    if (arguments.value(0) == u"--serve")
        return serveCheckLeases(arguments.mid(1));
    if (arguments.value(0) == u"--check")
        return check(arguments.mid(1));

    QCommandLineParser parser;
    parser.setApplicationDescription(u"Checks of leases, beside libcurl and QNetworkAccessManager."_s);
    const QCommandLineOption quickOption(u"quick"_s, u"Only that it runs: few checks, short delays."_s);
    const QCommandLineOption jsonOption(u"json"_s, u"Write the results here too."_s, u"file"_s);
    const QCommandLineOption partOption(u"part"_s, u"Only one: rate, work, latency or stall."_s, u"name"_s);
    parser.addOptions({quickOption, jsonOption, partOption});
    parser.addHelpOption();
    parser.process(application);
    const bool isQuick = parser.isSet(quickOption);
    const QString part = parser.value(partOption);
    const auto isAsked = [&part](const QString &name) { return part.isEmpty() || part == name; };

    const QTemporaryDir folder;
    Stage stage(folder.path());
    const bool hasTls = stage.makeCertificate();
    if (!hasTls)
        QTextStream(stdout) << "Left out: https:, openssl is not installed\n";
#ifndef BENCH_HAS_CURL
    QTextStream(stdout) << "Left out: libcurl, it was not found (Debian: libcurl4-openssl-dev)\n";
#endif
    Report report;
    qint64 connects = 0;
    qint64 withoutLogin = 0;
    const auto ours = [&](const Scene &scene) {
        const Outcome outcome = stage.play(u"us"_s, scene);
        connects += outcome.connects;
        withoutLogin += outcome.withoutLogin;
        return outcome.figures;
    };

    // How many run at once is how many there are: the delay is long, so that the processors are not what is measured.
    QList<Scene> throughput{{1'000, 256, 256 * 8, false}, {4'000, 1'024, 1'024 * 4, false}};
    if (hasTls)
        throughput.append({{1'000, 64, 64 * 12, true}, {4'000, 256, 256 * 4, true}});
    if (isQuick) {
        throughput = {{100, 8, 24, false}};
        if (hasTls)
            throughput.append({100, 4, 12, true});
    }
    if (!isAsked(u"rate"_s))
        throughput.clear();
    for (const Scene &scene : std::as_const(throughput)) {
        const CheckFigures figures = ours(scene);
        const double ideal = scene.atOnce * 1'000.0 / scene.delayMs;
        // The report knows only "at most": so much longer than it would take at best. libcurl's beside it tells what
        // the machine could do at that moment.
        std::optional<double> curl;
#ifdef BENCH_HAS_CURL
        if (scene.isSecure)
            curl = ideal / stage.play(u"curl"_s, scene).figures.perSecond(scene.atOnce);
#endif
        report.add({u"ideal rate ÷ rate, "_s + sceneName(scene),
                    u"times"_s,
                    ideal / figures.perSecond(scene.atOnce),
                    {},
                    {},
                    {},
                    1 / 0.95,
                    curl});
        if (scene.isSecure && scene.atOnce >= 256) {
            report.add({u"memory over idle, "_s + sceneName(scene),
                        u"MB"_s,
                        (figures.mostBytes - figures.restingBytes) / 1e6,
                        {},
                        {},
                        {},
                        60});
        }
        report.add({u"  threads"_s, u""_s, double(figures.mostThreads - figures.restingThreads), {}, {}, {}, 1});
    }

    if (hasTls && isAsked(u"work"_s)) {
        const Scene work{50, isQuick ? 4 : 64, isQuick ? 12 : 1'000, true};
        const auto perCheck = [&work](const CheckFigures &figures) { return figures.processorMs / work.checks; };
        const int rounds = isQuick ? 1 : 3;
        QList<double> us;
        QList<double> curl;
        QList<double> qnam;
        double qnamRefused = 0;
        for (int round = 0; round < rounds; ++round) {
            us.append(perCheck(ours(work)));
            const Outcome byQnam = stage.play(u"qnam"_s, work);
            qnam.append(perCheck(byQnam.figures));
            qnamRefused = double(byQnam.withoutLogin) / work.checks;
#ifdef BENCH_HAS_CURL
            curl.append(perCheck(stage.play(u"curl"_s, work).figures));
#endif
        }
        if (!curl.isEmpty()) {
            report.add({u"processor time of an https: check"_s,
                        u"ms"_s,
                        median(us),
                        median(curl),
                        u"libcurl multi"_s,
                        {},
                        2.0});
        }
        report.add({u"processor time of an https: check"_s,
                    u"ms"_s,
                    median(us),
                    median(qnam),
                    u"QNetworkAccessManager"_s,
                    {},
                    0.9});
        report.add({u"refused CONNECTs of a check"_s,
                    u""_s,
                    double(withoutLogin) / double(connects),
                    qnamRefused,
                    u"QNetworkAccessManager"_s,
                    {},
                    0});
    }
    if (hasTls && isAsked(u"latency"_s)) {
        // At the default, as adaptive as it is, against one at a time.
        Scene lone{500, 1, isQuick ? 2 : 10, true};
        Scene usual{500, 64, isQuick ? 8 : 800, true, true};
        report.add({u"latency beside a lone check"_s,
                    u"ms"_s,
                    median(ours(usual).totalsMs),
                    median(ours(lone).totalsMs),
                    u"one at a time"_s,
                    {},
                    1.2});
    }
    if (isAsked(u"stall"_s)) {
        const Scene flood{20, 256, isQuick ? 60 : 10'000, false};
        report.add({u"longest stall while %1 results come"_s.arg(flood.checks),
                    u"ms"_s,
                    ours(flood).longestStallMs,
                    {},
                    {},
                    {},
                    50});
    }

    const bool isWritten = report.finish(u"Checks of leases"_s, aboutThisRun(), parser.value(jsonOption));
    return isWritten && stage.isRight() ? 0 : 1;
}
