// SPDX-License-Identifier: MIT
#include "data_folder.h"

#include "base/private_files.h"

#include <QDir>
#include <QFile>

#include <algorithm>

namespace proxydeck {

using namespace Qt::StringLiterals;

void restrictDataFolder(const QString &folder)
{
    const QDir data(folder);
    if (!data.exists())
        return;
    // Also what was set aside, such as accounts.damaged-1.json, and SQLite's side files.
    const QStringList files{u"accounts*"_s, u"formats*"_s, u"settings*"_s, u"ledger*"_s, u"*.lock"_s};
    const QString log = u"log"_s;
    const QStringList all = data.entryList(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot);
    if (std::all_of(all.begin(), all.end(),
                    [&](const QString &name) { return name == log || QDir::match(files, name); }))
        closeFolder(folder);

    QFile settings(data.filePath(u"settings.ini"_s));
    if (settings.open(QIODevice::WriteOnly | QIODevice::NewOnly))
        settings.write("[General]\n"); // an empty file looks like what a power cut leaves
    settings.close();
    const QStringList own = data.entryList(files, QDir::Files | QDir::Hidden | QDir::NoSymLinks);
    for (const QString &name : own)
        closeFile(data.filePath(name));
    const QDir logs(data.filePath(log));
    if (logs.exists()) {
        closeFolder(logs.path());
        const QStringList lines = logs.entryList(QDir::Files | QDir::Hidden | QDir::NoSymLinks);
        for (const QString &name : lines)
            closeFile(logs.filePath(name));
    }
}

} // namespace proxydeck
