// SPDX-License-Identifier: MIT
#include "base/aside_name.h"

#include <QDir>
#include <QFileInfo>

namespace proxydeck {

QString asideName(const QString &path, const QString &mark)
{
    const QFileInfo file(path);
    for (int number = 1;; ++number) {
        const QString name = file.dir().filePath(file.completeBaseName() + mark + QString::number(number)
                                                 + QLatin1Char('.') + file.suffix());
        if (!QFileInfo::exists(name))
            return name;
    }
}

} // namespace proxydeck
