// SPDX-License-Identifier: MIT
#include "bench/report.h"

#include <QDateTime>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSysInfo>
#include <QTextStream>
#include <QThread>

#include <algorithm>
#include <cmath>

namespace proxydeck::bench {

using namespace Qt::StringLiterals;

namespace {

QString number(double value)
{
    const double size = std::abs(value);
    return QString::number(value, 'f', size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 3);
}

} // namespace

std::optional<bool> Report::isMet(const Line &line)
{
    if (line.times && line.peer)
        return line.ours * *line.times <= *line.peer;
    if (line.atMost)
        return line.ours <= *line.atMost * line.peer.value_or(1);
    return {};
}

QString Report::targetText(const Line &line)
{
    if (line.times)
        return u">= "_s + QString::number(*line.times) + u'x';
    if (line.atMost)
        return u"<= "_s + QString::number(*line.atMost) + (line.peer ? u"x"_s : QString());
    return {};
}

bool Report::finish(const QString &title, QJsonObject about, const QString &jsonFile) const
{
    QTextStream out(stdout);
    out << title << '\n';
    const auto row = [&out](const QString &what, const QStringList &cells) {
        out << what.leftJustified(46);
        for (const QString &cell : cells)
            out << cell.rightJustified(13);
        out << '\n';
    };
    const bool careful
        = std::any_of(m_lines.begin(), m_lines.end(), [](const Line &line) { return line.carefulPeer.has_value(); });
    QStringList titles{u"unit"_s, u"ours"_s, u"better peer"_s, u"peer/ours"_s, u"target"_s, QString()};
    if (careful)
        titles << u"careful peer"_s << u"peer/ours"_s;
    row(u"what"_s, titles);
    QJsonArray lines;
    for (const Line &line : m_lines) {
        const std::optional<bool> met = isMet(line);
        const QString verdict = !met ? QString() : *met ? u"ok"_s : u"MISSED"_s;
        const auto ratioTo
            = [&line](const std::optional<double> &peer) { return peer && line.ours > 0 ? *peer / line.ours : 0; };
        const auto cell = [](double value) { return value > 0 ? number(value) : QString(); };
        const double ratio = ratioTo(line.peer);
        QStringList cells{line.unit,   number(line.ours), line.peer ? number(*line.peer) : QString(),
                          cell(ratio), targetText(line),  verdict};
        if (careful)
            cells << (line.carefulPeer ? number(*line.carefulPeer) : QString()) << cell(ratioTo(line.carefulPeer));
        row(line.what, cells);
        QJsonObject json{{u"what"_s, line.what}, {u"unit"_s, line.unit}, {u"ours"_s, line.ours}};
        if (line.peer) {
            json.insert(u"peer"_s, *line.peer);
            json.insert(u"peerOverOurs"_s, ratio);
            json.insert(u"peerName"_s, line.peerName);
        }
        if (line.carefulPeer) {
            json.insert(u"carefulPeer"_s, *line.carefulPeer);
            json.insert(u"carefulPeerOverOurs"_s, ratioTo(line.carefulPeer));
        }
        if (met) {
            json.insert(u"target"_s, targetText(line));
            json.insert(u"met"_s, *met);
        }
        lines.append(json);
    }
    out << '\n';
    out.flush();
    if (jsonFile.isEmpty())
        return true;
    about.insert(u"title"_s, title);
    about.insert(u"results"_s, lines);
    QFile file(jsonFile);
    return file.open(QIODevice::WriteOnly) && file.write(QJsonDocument(about).toJson()) > 0;
}

QJsonObject aboutThisRun()
{
    QJsonObject about{{u"when"_s, QDateTime::currentDateTimeUtc().toString(Qt::ISODate)},
                      {u"qt"_s, QString::fromLatin1(qVersion())},
                      {u"system"_s, QSysInfo::prettyProductName()},
                      {u"processors"_s, QThread::idealThreadCount()},
#ifdef NDEBUG
                      {u"optimized"_s, true}
#else
                      {u"optimized"_s, false}
#endif
    };
    // What else the machine was doing, where it says so.
    QFile load(u"/proc/loadavg"_s);
    if (load.open(QIODevice::ReadOnly))
        about.insert(u"load"_s, QString::fromLatin1(load.readAll()).section(u' ', 0, 0));
    return about;
}

} // namespace proxydeck::bench
