// SPDX-License-Identifier: MIT
#include "accounts/secret_entries.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>

namespace proxydeck {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 mostRead = 16 * 1024 * 1024;
constexpr QLatin1StringView portPrefix("port-");

const QRegularExpression &anId()
{
    static const QRegularExpression id(u"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}"_s,
                                       QRegularExpression::CaseInsensitiveOption);
    return id;
}

/// Line by line, as a damaged file is none that QSettings reads.
void addPorts(const QString &settings, QStringList &entries)
{
    bool isOfPorts = false;
    for (const QStringView line : QStringView(settings).split(u'\n')) {
        if (line.startsWith(u'['))
            isOfPorts = line.startsWith(u"[ports"); // all groups with terms or leftovers of ports
        else if (isOfPorts) {
            const auto match = anId().match(line.toString());
            const QString entry = match.hasMatch() ? portEntry(QUuid::fromString(match.captured())) : QString();
            if (!entry.isEmpty() && !entries.contains(entry))
                entries.append(entry);
        }
    }
}

} // namespace

QString secretEntry(const QUuid &account) { return account.toString(QUuid::WithoutBraces); }

QString portEntry(const QUuid &port) { return portPrefix + port.toString(QUuid::WithoutBraces); }

bool isPerhaps(const QString &entry) { return entry == networkProxyEntry || entry.startsWith(portPrefix); }

QStringList allEntries(const QString &dataFolder)
{
    QStringList entries{QString(networkProxyEntry)};
    const QDir folder(dataFolder);
    const QStringList files = folder.entryList({u"accounts*.json"_s}, QDir::Files);
    for (const QString &name : files) {
        QFile file(folder.filePath(name));
        if (!file.open(QIODevice::ReadOnly))
            continue;
        const QString text = QString::fromUtf8(file.read(mostRead));
        for (auto match = anId().globalMatch(text); match.hasNext();) {
            const QString entry = secretEntry(QUuid::fromString(match.next().captured()));
            if (!entries.contains(entry))
                entries.append(entry);
        }
    }
    const QStringList settings = folder.entryList({u"settings*.ini"_s}, QDir::Files);
    for (const QString &name : settings) {
        QFile file(folder.filePath(name));
        if (file.open(QIODevice::ReadOnly))
            addPorts(QString::fromUtf8(file.read(mostRead)), entries);
    }
    return entries;
}

} // namespace proxydeck
