// SPDX-License-Identifier: MIT
#include "ui/widgets/json_exchange.h"

#include <QDir>
#include <QFile>
#include <QFileDialog>
#include <QSaveFile>
#include <QStandardPaths>

namespace proxydeck {

using namespace Qt::StringLiterals;

JsonExchange::JsonExchange(const Parts &parts, QWidget &dialog)
    : QObject(&dialog)
    , m_parts(parts)
    , m_dialog(dialog)
{
}

void JsonExchange::askForExport(const QString &title, const QString &filter)
{
    const QString documents = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    auto *dialog = new QFileDialog(&m_dialog, title, documents, filter);
    dialog->setObjectName(m_parts.exportName);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"json"_s);
    dialog->selectFile(QDir(documents).filePath(m_parts.proposal));
    connect(dialog, &QFileDialog::fileSelected, this, &JsonExchange::exportTo);
    dialog->open();
}

void JsonExchange::askForImport(const QString &title, const QString &filter)
{
    const QString documents = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    auto *dialog = new QFileDialog(&m_dialog, title, documents, filter);
    dialog->setObjectName(m_parts.importName);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &JsonExchange::importFrom);
    dialog->open();
}

void JsonExchange::exportTo(const QString &path)
{
    const QByteArray json = m_parts.write();
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(json) != json.size() || !file.commit())
        Q_EMIT notWritten(file.errorString());
    else
        Q_EMIT written(path);
}

void JsonExchange::importFrom(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        Q_EMIT notRead(file.errorString());
    else
        m_parts.read(file.read(m_parts.largest + 1));
}

} // namespace proxydeck

#include "moc_json_exchange.cpp"
