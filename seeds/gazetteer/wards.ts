/** The wards of the borough: code, name, latitude and longitude of the centre. Computed by `compute.ts`. */
export const wardLines = `
E05010412|Bank Top & Lascelles|54.5183|-1.5376
E05010413|Brinkburn & Faverdale|54.5552|-1.6105
E05010414|Cockerton|54.5375|-1.5900
E05010415|College|54.5266|-1.5708
E05010416|Eastbourne|54.5138|-1.5266
E05010417|Harrowgate Hill|54.5537|-1.5513
E05010418|Haughton & Springfield|54.5426|-1.5292
E05010419|Heighington & Coniscliffe|54.5667|-1.6626
E05010420|Hummersknott|54.5196|-1.5914
E05010421|Hurworth|54.4975|-1.5228
E05010422|Mowden|54.5307|-1.5876
E05010423|North Road|54.5408|-1.5514
E05010424|Northgate|54.5320|-1.5534
E05010425|Park East|54.5135|-1.5537
E05010426|Park West|54.5148|-1.5685
E05010427|Pierremont|54.5325|-1.5695
E05010428|Red Hall & Lingfield|54.5285|-1.5172
E05010429|Sadberge & Middleton St George|54.5552|-1.4744
E05010430|Stephenson|54.5306|-1.5341
E05010431|Whinfield|54.5474|-1.5234
`;
