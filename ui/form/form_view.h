// SPDX-License-Identifier: MIT
#pragma once

#include "ui/areas/area_help.h"

#include <QList>
#include <QWidget>

class QLabel;
class QUrl;

namespace proxydeck {

class FieldEditor;
class FormModel;
class LabelledRows;

/// The form of one endpoint, built from its parameters: a labelled editor for each field of a FormModel.
class FormView : public QWidget
{
    Q_OBJECT

public:
    explicit FormView(const AreaHelp &help = {}, QWidget *parent = nullptr);
    explicit FormView(QWidget *parent)
        : FormView(AreaHelp{}, parent)
    {
    }

    /// \a form must outlive the view, or setForm(nullptr) must be called first.
    void setForm(FormModel *form);
    FormModel *form() const { return m_form; }

    /// Null if the form has no such field.
    FieldEditor *editor(int field) const;
    /// Shows the values of the model anew, whatever was being typed: they are those of another key now.
    void refresh();
    /// Shows the problem at each invalid field and moves the focus to the first one. \return false if there was one.
    bool showProblems();

Q_SIGNALS:
    /// The operator opens a page of the vendor.
    void openUrl(const QUrl &url);

protected:
    void changeEvent(QEvent *event) override;

private:
    struct Row
    {
        QLabel *label; ///< null if the editor shows its name itself
        FieldEditor *editor;
    };

    AreaHelp m_help;
    FormModel *m_form = nullptr;
    LabelledRows *m_layout;
    QList<Row> m_rows;

    void retranslate();
};

} // namespace proxydeck
