// SPDX-License-Identifier: MIT
#include "ui/calls/received_text_dialog.h"

#include <QPlainTextEdit>

namespace proxydeck {

using namespace Qt::StringLiterals;

ReceivedTextDialog::ReceivedTextDialog(const QString &about, const QString &text, QWidget *parent)
    : TextDialog(text, {90, 22}, parent)
    , m_about(about)
{
    setObjectName(u"receivedText"_s);
    retranslate();
}

void ReceivedTextDialog::retranslate()
{
    //: %1 time and action of the call
    setWindowTitle(tr("Received text – %1").arg(m_about));
    text().setAccessibleName(tr("Received text"));
}

} // namespace proxydeck

#include "moc_received_text_dialog.cpp"
