// SPDX-License-Identifier: MIT
#include "accounts/secret_entries.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>

namespace proxydeck {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 largestFile = 16 * 1024 * 1024;

} // namespace

QString secretEntry(const QUuid &account) { return account.toString(QUuid::WithoutBraces); }

QStringList allEntries(const QString &dataFolder)
{
    QStringList entries{QString(networkProxyEntry)};
    static const QRegularExpression id(u"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}"_s,
                                       QRegularExpression::CaseInsensitiveOption);
    const QDir folder(dataFolder);
    const QStringList files = folder.entryList({u"accounts*.json"_s}, QDir::Files);
    for (const QString &name : files) {
        QFile file(folder.filePath(name));
        if (!file.open(QIODevice::ReadOnly))
            continue;
        const QString text = QString::fromUtf8(file.read(largestFile));
        for (auto match = id.globalMatch(text); match.hasNext();) {
            const QString entry = secretEntry(QUuid::fromString(match.next().captured()));
            if (!entries.contains(entry))
                entries.append(entry);
        }
    }
    return entries;
}

} // namespace proxydeck
